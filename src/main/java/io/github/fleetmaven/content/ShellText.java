package io.github.fleetmaven.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The shell script that lays down files and runs a command, for any POSIX shell. */
final class ShellText {

  /** As of {@code env} and {@code timeout}: what was to run was never started. */
  static final int NOT_STARTED = 125;

  private static final String HEAD =
      lines(
          "#!/bin/sh",
          "# Made by fleet-maven-plugin: lays this extension's files into its folder, then runs its"
              + " command.");

  // Base64 has no underscore, so the here-document can't end too early. The braces make the shell
  // read all before it starts, since one of the files may replace this script.
  private static final String UNPACK =
      lines(
          "{",
          "fleet_fail() { echo \"fleet-maven-plugin: $1; the command was not started\" >&2; exit %d; }",
          "for fleet_tool in base64 gzip tar; do",
          "command -v \"$fleet_tool\" >/dev/null 2>&1 || fleet_fail \"there is no $fleet_tool here\"",
          "done",
          "base64 -d <<'END_OF_FILES' | tar -xzmf - || fleet_fail \"can't lay the files into $PWD\"",
          "%s",
          "END_OF_FILES",
          "%s",
          "}");

  private ShellText() {}

  static String of(Optional<String> command, List<ContentFile> files) {
    String run = command.map(text -> "exec /bin/sh -c " + quoted(text)).orElse("exit 0");
    if (files.isEmpty()) {
      return HEAD + run + "\n";
    }
    return HEAD + UNPACK.formatted(NOT_STARTED, base64(Archive.tarGz(files)), run);
  }

  /** Returns the text as one word of the shell, in which no character has a meaning. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
        .encodeToString(bytes);
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
