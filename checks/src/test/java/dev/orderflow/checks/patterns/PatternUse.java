package dev.orderflow.checks.patterns;

import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A regular expression in the compiled code of what is shipped.
 *
 * @param regex empty if it is made up as the program runs
 */
record PatternUse(String where, String regex, int flags) {

  private static final String PATTERN = "java/util/regex/Pattern";
  private static final Set<String> OF_PATTERN = Set.of("compile", "matches");
  private static final Set<String> OF_STRING =
      Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters");

  static List<PatternUse> inShippedCode() {
    List<PatternUse> uses = new ArrayList<>();
    for (Path classes : shippedClasses()) {
      try (Stream<Path> files = Files.walk(classes)) {
        files
            .filter(it -> it.toString().endsWith(".class"))
            .forEach(it -> uses.addAll(in(parsed(it))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return uses;
  }

  private static List<Path> shippedClasses() {
    try (Stream<Path> modules = Files.walk(Tree.root(), 4)) {
      return modules
          .filter(it -> it.endsWith(Path.of("target", "classes")))
          .filter(it -> Files.isDirectory(it.resolve("dev")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassModel parsed(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<PatternUse> in(ClassModel type) {
    String name = type.thisClass().asInternalName();
    List<PatternUse> uses = new ArrayList<>();
    type.constantPool()
        .forEach(
            entry -> {
              if (entry instanceof MethodHandleEntry handle
                  && takesRegex(
                      handle.reference().owner().asInternalName(),
                      handle.reference().name().stringValue(),
                      handle.reference().type().stringValue())) {
                uses.add(new PatternUse(name, "", 0));
              }
            });
    type.methods().forEach(method -> method.code().ifPresent(it -> uses.addAll(in(name, it))));
    return uses;
  }

  private static List<PatternUse> in(String where, CodeModel code) {
    List<PatternUse> uses = new ArrayList<>();
    List<Instruction> before = new ArrayList<>();
    for (CodeElement element : code) {
      if (element instanceof InvokeInstruction call
          && takesRegex(
              call.owner().asInternalName(),
              call.name().stringValue(),
              call.type().stringValue())) {
        uses.add(use(where, call, before));
      }
      if (element instanceof Instruction instruction) {
        before.add(instruction);
      }
    }
    return uses;
  }

  private static boolean takesRegex(String owner, String name, String type) {
    return owner.equals(PATTERN) && OF_PATTERN.contains(name)
        || owner.equals("java/lang/String")
            && OF_STRING.contains(name)
            && type.startsWith("(Ljava/lang/String;");
  }

  /** The regex is the first argument of all but the second two of its kind. */
  private static PatternUse use(String where, InvokeInstruction call, List<Instruction> before) {
    int last = call.typeSymbol().parameterCount();
    boolean subjectToo = call.owner().asInternalName().equals(PATTERN) && last == 2;
    int flags = 0;
    if (subjectToo && constant(before, 1) instanceof Integer given) {
      flags = given;
    }
    return constant(before, last) instanceof String regex
        ? new PatternUse(where, regex, flags)
        : new PatternUse(where, "", 0);
  }

  private static Object constant(List<Instruction> before, int fromEnd) {
    int at = before.size() - fromEnd;
    return at >= 0 && before.get(at) instanceof ConstantInstruction given
        ? given.constantValue()
        : "".getClass();
  }
}
