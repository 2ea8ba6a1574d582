package dev.orderflow.localcloud.iam;

/** A pattern of IAM's: {@code *} for any characters, {@code ?} for any one. */
public record Glob(String pattern) {

  public boolean matches(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int retry = 0;
    while (at < text.length()) {
      if (in < pattern.length() && pattern.charAt(in) == '*') {
        star = in++;
        retry = at;
      } else if (in < pattern.length() && fits(pattern.charAt(in), text.charAt(at))) {
        in++;
        at++;
      } else if (star >= 0) {
        // let the last star take one character more
        in = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(in).chars().allMatch(rest -> rest == '*');
  }

  private static boolean fits(char wanted, char actual) {
    return wanted == '?' || wanted == actual;
  }
}
