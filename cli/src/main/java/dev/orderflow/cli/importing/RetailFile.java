package dev.orderflow.cli.importing;

import dev.orderflow.cli.lines.LineReader;
import dev.orderflow.cli.lines.RawLine;
import dev.orderflow.cli.terminal.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Objects;

/**
 * A file of the Online Retail format, entered into books. It may be in UTF-8 or, as it is often
 * passed around, in ISO-8859-1, or in both: each line is read for itself.
 */
final class RetailFile {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final Charset OTHERWISE = Charset.forName("windows-1252");

  private final LineReader lines;
  private final Books books = new Books();

  private RetailFile(InputStream in) {
    lines = new LineReader(in, LONGEST_LINE);
  }

  static Books read(InputStream in) throws IOException {
    return new RetailFile(in).read();
  }

  private Books read() throws IOException {
    RawLine header = lines.next();
    if (header == null) {
      throw CommandException.unusable("the file is empty");
    }
    RowReader reader = new RowReader(Columns.of(RowReader.fields(text(header))));
    for (RawLine line = lines.next(); line != null; line = lines.next()) {
      enter(line, reader);
    }
    return books;
  }

  private void enter(RawLine line, RowReader reader) {
    String text = text(line);
    if (line.tooLong()) {
      books.enter(line.number(), reader.unusable(text, LeftOut.TOO_LONG));
    } else if (text.isBlank()) {
      books.blankLine();
    } else {
      books.enter(line.number(), reader.read(text));
    }
  }

  private String text(RawLine line) {
    String utf8 = line.utf8();
    if (utf8 == null) {
      books.notUtf8();
    }
    return Objects.requireNonNullElseGet(utf8, () -> new String(line.bytes(), OTHERWISE));
  }
}
