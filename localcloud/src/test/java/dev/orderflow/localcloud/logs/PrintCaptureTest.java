package dev.orderflow.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class PrintCaptureTest {

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @BeforeEach
  void redirect() {
    System.setOut(new PrintStream(console, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
  }

  @Test
  void aFunctionsLinesAreItsOwn() throws Exception {
    try (PrintCapture output = PrintCapture.open()) {
      System.out.println("before");
      String answer = capture("注文 🛒", "two\r\nlines");
      System.out.printf("after %s%n", answer);
    }

    assertThat(lines).containsExactly("注文 🛒", "two", "lines", "1: half a line");
    assertThat(console.toString(UTF_8)).isEqualTo("before\nafter done\n");
  }

  @Test
  void threadsThatAFunctionStartsBelongToIt() throws Exception {
    try (PrintCapture output = PrintCapture.open()) {
      PrintCapture.capture(
          lines::add,
          () -> {
            try (var own = Executors.newVirtualThreadPerTaskExecutor()) {
              return own.submit(() -> System.out.println("from a thread")).get();
            }
          });
    }

    assertThat(lines).containsExactly("from a thread");
    assertThat(console.toString(UTF_8)).isEmpty();
  }

  @Test
  void severalMayBeOpenAndTheLastPutsBackWhatWasThere() {
    PrintStream mine = System.out;
    PrintCapture first = PrintCapture.open();
    PrintCapture second = PrintCapture.open();

    first.close();
    first.close();
    assertThat(System.out).isNotSameAs(mine);
    second.close();
    assertThat(System.out).isSameAs(mine);
  }

  private String capture(String line, String text) throws Exception {
    return PrintCapture.capture(
        lines::add,
        () -> {
          System.out.println(line);
          System.out.println(text);
          System.out.print(1);
          System.out.print(": half a line");
          return "done";
        });
  }
}
