package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes the {@code script} of the Linux Custom Script handler: one shell script, compressed, that
 * brings its files along, lays them beside itself and runs the command there. Equal input gives
 * equal text.
 */
public final class InlineScript {

  private static final String HEADLINE = "The script can't travel inside the extension:";

  private InlineScript() {}

  /**
   * Returns the value of {@code script}: Base64 of gzip of the shell script. It holds the command
   * with its secrets, in a form that no mask can recognise, so it must not be shown.
   *
   * @param where the place of the extension, for the user
   * @param command what to run in the folder of the files, its secrets revealed; when empty the
   *     files are only laid down
   * @param files names are simple and unique
   * @throws FleetException when it is larger than the handler takes, or can't be run
   */
  public static String render(String where, Optional<String> command, List<ContentFile> files) {
    command.flatMap(text -> commandProblem(where, text)).ifPresent(InlineScript::fail);
    String encoded = encode(command, files);
    InlineLimit.problem(where, encoded, files).ifPresent(InlineScript::fail);
    return encoded;
  }

  /**
   * Returns why {@link #render} would fail, before the secrets in the command are known.
   *
   * @param where the place of the extension, for the user
   */
  public static Optional<Diagnostic> problem(
      String where, Optional<String> command, List<ContentFile> files) {
    return command
        .flatMap(text -> commandProblem(where, text))
        .or(() -> InlineLimit.problem(where, encode(command, files), files));
  }

  static Optional<Diagnostic> commandProblem(String where, String command) {
    if (command.indexOf('\0') >= 0) {
      return Optional.of(
          Diagnostic.error(
              where,
              "the command has a character with the code 0 in it",
              "look at the secrets in it: one of them may be no text"));
    }
    return Optional.empty();
  }

  private static void fail(Diagnostic problem) {
    throw new FleetException(HEADLINE, List.of(problem));
  }

  private static String encode(Optional<String> command, List<ContentFile> files) {
    byte[] shell = ShellText.of(command, files).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Archive.gzip(shell));
  }
}
