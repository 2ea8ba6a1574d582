package dev.orderflow.localcloud.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes what a client would, by hand. */
final class Cbor {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Cbor indefiniteMap() {
    out.write(0xbf);
    return this;
  }

  Cbor array(int size) {
    out.write(0x80 | size);
    return this;
  }

  Cbor text(String text) {
    out.write(0x60 | text.length());
    out.writeBytes(text.getBytes(UTF_8));
    return this;
  }

  Cbor integer(int small) {
    out.write(small);
    return this;
  }

  Cbor end() {
    out.write(0xff);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
