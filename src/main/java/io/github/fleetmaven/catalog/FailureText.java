package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.HandlerStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digs the exit code out of what a failed handler reports and says what it means. Never repeats the
 * handler's message, which may hold what a script printed. Immutable.
 */
public final class FailureText {

  private static final Pattern IN_CODE = Pattern.compile("ProvisioningState/failed/(-?\\d{1,9})");
  private static final Pattern IN_MESSAGE =
      Pattern.compile(
          "\\b(?:exit|error)\\s*(?:code|status)(?:\\s+of)?\\s*[:=]?\\s*['\"]?(-?\\d{1,9})\\b",
          Pattern.CASE_INSENSITIVE);

  private final Catalog catalog;
  private final ExitCodes exitCodes;

  /** Returns an explainer that knows what the catalogue knows. */
  public FailureText(Catalog catalog) {
    this.catalog = catalog;
    this.exitCodes = new ExitCodes(catalog);
  }

  /** Returns one sentence part about a failed handler, as {@code exit code 240: timed out; …}. */
  public String explain(Handler handler, HandlerStatus status) {
    Optional<Explanation> explanation = explanation(handler, status);
    return exitCode(status)
        .flatMap(code -> explanation.map(e -> "exit code " + code + ": " + e.text()))
        .orElseGet(() -> withoutExitCode(handler, status));
  }

  /** Returns what the failure means; empty when the status tells no exit code. */
  public Optional<Explanation> explanation(Handler handler, HandlerStatus status) {
    Optional<Integer> own = ownCode(status);
    if (own.isPresent()) {
      return own.map(code -> exitCodes.explain(handler, code));
    }
    Optional<CatalogEntry> runsCommands =
        catalog.entry(handler).filter(CatalogEntry::messageTellsCommandsCode);
    return messageCode(status)
        .map(
            code ->
                runsCommands
                    .map(entry -> exitCodes.explainCommand(entry, code))
                    .orElseGet(() -> exitCodes.explain(handler, code)));
  }

  /** Returns the exit code that a status tells: by its code, else in its message. */
  public Optional<Integer> exitCode(HandlerStatus status) {
    return ownCode(status).or(() -> messageCode(status));
  }

  /** A failure's own code 0 says nothing: some handlers always send it. */
  private static Optional<Integer> ownCode(HandlerStatus status) {
    return status.code().flatMap(code -> number(IN_CODE, code)).filter(code -> code != 0);
  }

  private static Optional<Integer> messageCode(HandlerStatus status) {
    return status.message().flatMap(message -> number(IN_MESSAGE, message));
  }

  private static Optional<Integer> number(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? Optional.of(Integer.valueOf(m.group(1))) : Optional.empty();
  }

  private String withoutExitCode(Handler handler, HandlerStatus status) {
    String log = catalog.entry(handler).map(e -> "; read the log: " + e.logs().get(0)).orElse("");
    return status.code().map(code -> "it reports " + code).orElse("it reports a failure") + log;
  }
}
