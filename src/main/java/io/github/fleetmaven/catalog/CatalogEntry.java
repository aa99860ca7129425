package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.OsType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is known of one extension.
 *
 * @param kind the name of its element in a pom; a kind has one entry for each operating system
 * @param defaultVersion what is asked for when a pom names none, as {@code 1.2}
 * @param publicSettings names and types; names are case-sensitive
 * @param protectedSettings names and types; names are case-sensitive
 * @param exitCodes what is known of them
 * @param messageTellsCommandsCode whether an exit code in the handler's message is that of the
 *     command it ran, and not its own
 * @param logs where to look on the machine, the most telling first
 * @param timeout how long Azure lets the handler run
 */
public record CatalogEntry(
    String kind,
    Handler handler,
    OsType os,
    String defaultVersion,
    Map<String, SettingType> publicSettings,
    Map<String, SettingType> protectedSettings,
    Map<Integer, ExitCode> exitCodes,
    boolean messageTellsCommandsCode,
    List<String> logs,
    Duration timeout) {

  public CatalogEntry {
    publicSettings = Map.copyOf(publicSettings);
    protectedSettings = Map.copyOf(protectedSettings);
    exitCodes = Map.copyOf(exitCodes);
    logs = List.copyOf(logs);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a handler can't be given " + timeout);
    }
  }
}
