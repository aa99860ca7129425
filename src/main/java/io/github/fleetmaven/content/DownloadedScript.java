package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.OsType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes what runs on a machine in the place of a command whose files were downloaded: it checks
 * them, lays them beside the command, and then runs that. Equal input gives equal text.
 */
public final class DownloadedScript {

  private static final String HEADLINE = "The command can't be sent with its files:";

  private DownloadedScript() {}

  /**
   * Returns the value of {@code script} on Linux and of {@code commandToExecute} on Windows. It
   * holds the command with its secrets, on Linux in a form that no mask can recognise, so it must
   * not be shown.
   *
   * @param where the place of the extension, for the user
   * @param command what to run in the folder of the files, its secrets revealed
   * @throws FleetException when it is longer than the handler takes, or can't be run
   */
  public static String render(String where, DownloadedFiles files, String command) {
    problem(where, files, command)
        .ifPresent(
            problem -> {
              throw new FleetException(HEADLINE, List.of(problem));
            });
    return encode(files, command);
  }

  /**
   * Returns why {@link #render} would fail, before the secrets in the command are known.
   *
   * @param where the place of the extension, for the user
   */
  public static Optional<Diagnostic> problem(String where, DownloadedFiles files, String command) {
    return InlineScript.commandProblem(where, command)
        .or(() -> tooLong(where, files, encode(files, command).length()));
  }

  private static Optional<Diagnostic> tooLong(String where, DownloadedFiles files, int length) {
    int most = files.os() == OsType.LINUX ? InlineLimit.CHARACTERS : WindowsSetup.CHARACTERS;
    if (length <= most) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
            where,
            "the command, and what lays its files beside it, take "
                + length
                + " characters, and "
                + files.os().azureName()
                + " takes no more than "
                + most,
            "let files travel together, as a <fileSet>, or put a long command into a file"));
  }

  private static String encode(DownloadedFiles files, String command) {
    if (files.os() == OsType.WINDOWS) {
      return WindowsSetup.command(files, command);
    }
    byte[] shell = LinuxSetup.script(files, command).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Archive.gzip(shell));
  }
}
