package io.github.fleetmaven.content;

import io.github.fleetmaven.content.DownloadedFiles.Packed;
import io.github.fleetmaven.content.DownloadedFiles.Single;

/** The shell script that lays out downloaded files and runs a command, for any POSIX shell. */
final class LinuxSetup {

  private static final String HEAD =
      ShellText.lines(
              "#!/bin/sh",
              "# Made by fleet-maven-plugin: lays out what was downloaded, then runs the extension's command.",
              "fleet_fail() { echo \"fleet-maven-plugin: $1; the command was not started\" >&2; exit %d; }")
          .formatted(ShellText.NOT_STARTED);

  private static final String SUM =
      ShellText.lines(
          "fleet_sha256() {",
          "if command -v sha256sum >/dev/null 2>&1; then fleet_sum=$(sha256sum < \"$1\")",
          "elif command -v openssl >/dev/null 2>&1; then fleet_sum=$(openssl dgst -sha256 -r < \"$1\")",
          "elif command -v busybox >/dev/null 2>&1; then fleet_sum=$(busybox sha256sum < \"$1\")",
          "else fleet_fail \"there is neither sha256sum nor openssl here\"",
          "fi",
          "fleet_sum=${fleet_sum%% *}",
          "}",
          "fleet_check() {",
          "fleet_sha256 \"$1\"",
          "[ \"$fleet_sum\" = \"$2\" ] || fleet_fail \"$3 not what was sent, by SHA-256\"",
          "}");

  private static final String TAKE =
      ShellText.lines(
          "fleet_take() {",
          "[ -f \"./$1\" ] || fleet_fail \"$1 was not downloaded to $PWD\"",
          "%sif [ \"$1\" != \"$2\" ]; then",
          "case $2 in */*) mkdir -p \"./${2%%/*}\" ;; esac",
          "mv -f \"./$1\" \"./$2\" || fleet_fail \"can't lay $2 into $PWD\"",
          "fi",
          "}");
  private static final String CHECK_FILE = "fleet_check \"./$1\" \"$3\" \"$1 is\"\n";

  private static final String UNPACK =
      ShellText.lines(
          "for fleet_tool in gzip tar; do",
          "command -v \"$fleet_tool\" >/dev/null 2>&1 || fleet_fail \"there is no $fleet_tool here\"",
          "done",
          "fleet_unpack() {",
          "[ -f \"./$1\" ] || fleet_fail \"$1 was not downloaded to $PWD\"",
          "%star -xzmf \"./$1\" || fleet_fail \"can't unpack $1 into $PWD\"",
          "rm -f \"./$1\"",
          "}");

  // Unpacked aside, so that what isn't as it was sent never lies beside the command.
  private static final String CHECK_ARCHIVE =
      ShellText.lines(
          "rm -rf ./.fleet && mkdir ./.fleet && tar -xzmf \"./$1\" -C ./.fleet || fleet_fail \"can't unpack $1 into $PWD\"",
          "[ -z \"$(find ./.fleet ! -type f ! -type d)\" ] || fleet_fail \"$1 holds more than files\"",
          "(cd ./.fleet && find . -type f | LC_ALL=C sort | while IFS= read -r fleet_file; do",
          "fleet_sha256 \"$fleet_file\"",
          "printf '%s %s\\n' \"$fleet_sum\" \"$fleet_file\"",
          "done) > ./.fleet-list",
          "fleet_check ./.fleet-list \"$2\" \"the files of $1 are\"",
          "rm -rf ./.fleet ./.fleet-list");

  private static final String TIDY =
      ShellText.lines(
          "unset -f fleet_fail fleet_sha256 fleet_check fleet_take fleet_unpack",
          "unset fleet_sum fleet_tool");

  private LinuxSetup() {}

  static String script(DownloadedFiles files, String command) {
    StringBuilder script = new StringBuilder(HEAD);
    if (files.verified()) {
      script.append(SUM);
    }
    if (!files.singles().isEmpty()) {
      script.append(TAKE.formatted(files.verified() ? CHECK_FILE : ""));
    }
    if (!files.archives().isEmpty()) {
      script.append(UNPACK.formatted(files.verified() ? CHECK_ARCHIVE : ""));
    }
    for (Single single : files.singles()) {
      call(script, "fleet_take", single.download(), single.name(), single.sha256());
    }
    for (Packed archive : files.archives()) {
      call(script, "fleet_unpack", archive.download(), archive.listSha256());
    }
    // As the end of the script it needs no quoting.
    return script.append(TIDY).append(command).toString();
  }

  private static void call(StringBuilder script, String function, String... arguments) {
    script.append(function);
    for (String argument : arguments) {
      script.append(" '").append(argument.replace("'", "'\\''")).append('\'');
    }
    script.append('\n');
  }
}
