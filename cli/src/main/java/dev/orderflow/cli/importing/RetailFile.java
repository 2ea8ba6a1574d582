package dev.orderflow.cli.importing;

import dev.orderflow.cli.lines.LineReader;
import dev.orderflow.cli.lines.RawLine;
import dev.orderflow.cli.terminal.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;

/**
 * A file of the Online Retail format, entered into books. It may be in UTF-8 or, as it is often
 * passed around, in ISO-8859-1, or in both: each line is read for itself.
 */
final class RetailFile {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final Charset OTHERWISE = Charset.forName("windows-1252");

  /** What a byte is decoded to that means nothing in that character set. */
  private static final char REPLACED = '\ufffd';

  private final LineReader lines;
  private final ImportTally tally = new ImportTally();

  private RetailFile(InputStream in) {
    lines = new LineReader(in, LONGEST_LINE);
  }

  static ImportTally read(InputStream in) throws IOException {
    return new RetailFile(in).read();
  }

  private ImportTally read() throws IOException {
    RowReader reader = new RowReader(header());
    for (RawLine line = lines.next(); line != null; line = lines.next()) {
      enter(line, reader);
    }
    return tally;
  }

  /** The first line that is not blank. */
  private Columns header() throws IOException {
    for (RawLine line = lines.next(); line != null; line = lines.next()) {
      String text = headerText(line);
      if (!text.isBlank()) {
        return Columns.of(line.number(), headerFields(line, text));
      }
      tally.blankLine();
    }
    throw CommandException.unusable("the file is empty");
  }

  private static String headerText(RawLine line) {
    if (isUtf16(line.bytes())) {
      throw bad(line, "the file is in UTF-16: save it in UTF-8");
    }
    if (line.tooLong()) {
      throw bad(line, "the header is longer than 8 KB");
    }
    return Objects.requireNonNullElseGet(line.utf8(), () -> new String(line.bytes(), OTHERWISE));
  }

  private static List<String> headerFields(RawLine line, String text) {
    try {
      return RowReader.fields(text);
    } catch (UnfitException unfit) {
      throw bad(line, "the header has " + unfit.reason().text());
    }
  }

  /** By its byte order mark or, without one, by the half of each letter that is zero. */
  private static boolean isUtf16(byte[] line) {
    if (line.length < 2) {
      return false;
    }
    int mark = (line[0] & 0xff) << 8 | line[1] & 0xff;
    return mark == 0xfffe || mark == 0xfeff || line[0] == 0 || line[1] == 0;
  }

  private static CommandException bad(RawLine header, String fault) {
    return CommandException.unusable("line " + header.number() + ": " + fault);
  }

  private void enter(RawLine line, RowReader reader) {
    String utf8 = line.utf8();
    String text = utf8 == null ? new String(line.bytes(), OTHERWISE) : utf8;
    if (line.tooLong()) {
      tally.enter(line.number(), reader.unusable(text, LeftOut.TOO_LONG));
    } else if (utf8 == null && text.indexOf(REPLACED) >= 0) {
      tally.enter(line.number(), reader.unusable(text, LeftOut.NO_TEXT));
    } else if (text.isBlank()) {
      tally.blankLine();
    } else {
      if (utf8 == null) {
        tally.notUtf8();
      }
      tally.enter(line.number(), reader.read(text));
    }
  }
}
