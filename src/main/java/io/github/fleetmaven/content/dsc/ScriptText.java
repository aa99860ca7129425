package io.github.fleetmaven.content.dsc;

import java.util.regex.Pattern;

/** Just enough of PowerShell's grammar to find a statement. Stateless. */
final class ScriptText {

  /** Strings come first, so that a number sign in one begins no comment. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "(\"[^\"\\r\\n]*\"|'[^'\\r\\n]*')|<#.*?#>|(?<![\\w`])#[^\\r\\n]*", Pattern.DOTALL);

  private ScriptText() {}

  static String withoutComments(String script) {
    return COMMENT
        .matcher(script)
        .replaceAll(
            m -> m.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(m.group(1)));
  }

  /** Returns what follows a keyword up to the end of its statement, on one line. */
  static String statement(String code, int start) {
    StringBuilder statement = new StringBuilder();
    int depth = 0;
    for (int i = start; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      boolean ends = c == ';' || (c == '\n' && !goesOn(statement));
      if (depth < 0 || (depth == 0 && ends)) {
        break;
      }
      statement.append(c == '\n' || c == '\r' ? ' ' : c);
    }
    return statement.toString().replace('`', ' ');
  }

  /** A line goes on behind a backtick and, in a list, behind a comma. */
  private static boolean goesOn(CharSequence statement) {
    String text = statement.toString().strip();
    return text.endsWith("`") || text.endsWith(",") || text.isEmpty();
  }
}
