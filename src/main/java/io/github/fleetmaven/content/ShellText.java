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

  // Base64 has no underscore, so the here-document can't end too early.
  private static final String UNPACK =
      lines(
          "fleet_fail() { echo \"fleet-maven-plugin: $1; the command was not started\" >&2; exit %d; }",
          "for fleet_tool in base64 gzip tar; do",
          "command -v \"$fleet_tool\" >/dev/null 2>&1 || fleet_fail \"there is no $fleet_tool here\"",
          "done",
          "base64 -d <<'END_OF_FILES' | tar -xzmf - || fleet_fail \"can't lay the files into $PWD\"",
          "%s",
          "END_OF_FILES",
          "unset -f fleet_fail",
          "unset fleet_tool");

  private ShellText() {}

  static String of(Optional<String> command, List<ContentFile> files) {
    String unpack =
        files.isEmpty() ? "" : UNPACK.formatted(NOT_STARTED, base64(Archive.tarGz(files)));
    // As the end of the script it needs no quoting, and the machine's list of processes doesn't
    // show it with its secrets. A line end would change a command that ends with a backslash.
    return HEAD + unpack + command.orElse("exit 0");
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
        .encodeToString(bytes);
  }

  static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
