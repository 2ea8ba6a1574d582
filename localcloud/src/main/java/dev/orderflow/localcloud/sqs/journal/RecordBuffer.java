package dev.orderflow.localcloud.sqs.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Records in a row, each as its length, the checksum of its content, the checksum of these two, and
 * its content. So a length that is damaged is not taken for that of a record that was cut short.
 */
final class RecordBuffer {

  static final int HEAD = 3 * Integer.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[2048];
  private int size;
  private int start;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void begin(byte kind) {
    start = size;
    reserve(HEAD + 1);
    size += HEAD;
    bytes[size++] = kind;
  }

  /** Returns the length of the whole record. */
  int end() {
    int length = size - start - HEAD;
    INT.set(bytes, start, length);
    INT.set(bytes, start + Integer.BYTES, checksum(bytes, start + HEAD, length));
    INT.set(bytes, start + 2 * Integer.BYTES, checksum(bytes, start, 2 * Integer.BYTES));
    return size - start;
  }

  void number(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void number(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void flag(boolean value) {
    reserve(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  void text(String value) {
    byte[] encoded = value.getBytes(UTF_8);
    number(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  void optional(@Nullable String value) {
    if (value == null) {
      number(-1);
    } else {
      text(value);
    }
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
