package dev.orderflow.localcloud.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The compressed form of files, made once for as long as their bytes are the same. What was asked
 * for longest ago makes room.
 */
final class GzipCache {

  private final long mostBytes;
  private final Map<String, byte[]> byTag = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /**
   * @param mostBytes that are kept, all in all
   */
  GzipCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * @param tag which is the same for as long as the bytes are
   */
  synchronized byte[] of(String tag, byte[] bytes) {
    byte[] known = byTag.get(tag);
    if (known != null) {
      return known;
    }
    byte[] made = compressed(bytes);
    byTag.put(tag, made);
    size += made.length;
    for (Iterator<byte[]> eldest = byTag.values().iterator(); size > mostBytes; ) {
      size -= eldest.next().length;
      eldest.remove();
    }
    return made;
  }

  synchronized long size() {
    return size;
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {

    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
