package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Handler;
import java.util.Optional;

/** Says what exit codes mean. Immutable. */
public final class ExitCodes {

  private final Catalog catalog;

  /** Returns an explainer that knows what the catalogue knows. */
  public ExitCodes(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Explains an exit code of a handler.
   *
   * @param handler any; one that the catalogue doesn't know is explained in general words
   */
  public Explanation explain(Handler handler, int exitCode) {
    Optional<CatalogEntry> entry = catalog.entry(handler);
    Optional<String> log = entry.map(e -> e.logs().get(0));
    return entry
        .map(e -> e.exitCodes().get(exitCode))
        .map(c -> new Explanation(c.meaning(), c.remedy(), c.maxRetries() > 0, c.maxRetries(), log))
        .orElseGet(() -> unknown(log));
  }

  /** Explains the exit code of a command that a handler ran. */
  Explanation explainCommand(CatalogEntry entry, int exitCode) {
    return new Explanation(
        "the command ended with exit code " + exitCode,
        "read what it printed",
        false,
        0,
        Optional.of(entry.logs().get(0)));
  }

  private static Explanation unknown(Optional<String> log) {
    String remedy = log.isPresent() ? "read the log" : "read the extension's log on the machine";
    return new Explanation("nothing is known of this exit code", remedy, false, 0, log);
  }
}
