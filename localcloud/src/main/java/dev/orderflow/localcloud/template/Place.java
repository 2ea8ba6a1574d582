package dev.orderflow.localcloud.template;

import java.nio.file.Path;

/** A place in a template, where problems are reported. */
record Place(Path file, String path, Problems problems) {

  Place child(String name) {
    return at(path.isEmpty() ? name : path + "." + name);
  }

  Place child(int index) {
    return at(path + "[" + index + "]");
  }

  /** Says what is wrong here, and stands in for what should have been here. */
  Node problem(String message) {
    problems.add(new Problem(file, path, message));
    return new Node.Broken();
  }

  private Place at(String newPath) {
    return new Place(file, newPath, problems);
  }
}
