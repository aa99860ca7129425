package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of a catalogue; adds to the problems what is wrong with it. */
final class EntryReader {

  private static final Set<String> MEMBERS =
      Set.of(
          "kind",
          "publisher",
          "type",
          "os",
          "version",
          "timeout",
          "exitCodeInMessage",
          "settings",
          "logs",
          "exitCodes");

  private final String where;
  private final Value.Obj json;
  private final List<String> problems;
  private final int problemsBefore;

  EntryReader(String where, Value json, List<String> problems) {
    this.where = where;
    this.problems = problems;
    this.problemsBefore = problems.size();
    this.json = json instanceof Value.Obj o ? o : Value.Obj.EMPTY;
  }

  Optional<CatalogEntry> read() {
    json.members().keySet().stream()
        .filter(key -> !MEMBERS.contains(key))
        .forEach(key -> problem("the member " + key + " is unknown"));
    String kind = text("kind");
    Handler handler = new Handler(text("publisher"), text("type"));
    OsType os = os();
    String version = version();
    Duration timeout = timeout();
    Map<String, SettingType> shown = settings("public");
    Map<String, SettingType> hidden = settings("protected");
    Map<Integer, ExitCode> codes = exitCodes();
    List<String> logs = logs();
    boolean commands = messageTellsCommandsCode();
    return problems.size() > problemsBefore
        ? Optional.empty()
        : Optional.of(
            new CatalogEntry(
                kind, handler, os, version, shown, hidden, codes, commands, logs, timeout));
  }

  private String text(String key) {
    Optional<String> text = json.text(key).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      problem(key + " is missing");
    }
    return text.orElse("");
  }

  private OsType os() {
    String name = text("os");
    for (OsType os : OsType.values()) {
      if (os.azureName().equalsIgnoreCase(name)) {
        return os;
      }
    }
    problem("os must be Linux or Windows");
    return OsType.LINUX;
  }

  private String version() {
    String version = text("version");
    if (!version.matches("\\d+\\.\\d+")) {
      problem("version must be like 1.2");
    }
    return version;
  }

  private Duration timeout() {
    try {
      Duration timeout = Duration.parse(text("timeout"));
      if (timeout.compareTo(Duration.ZERO) > 0) {
        return timeout;
      }
    } catch (DateTimeParseException e) {
      problem("timeout must be a duration like PT20M");
      return Duration.ZERO;
    }
    problem("timeout must be longer than nothing");
    return Duration.ZERO;
  }

  private Map<String, SettingType> settings(String half) {
    Map<String, SettingType> settings = new LinkedHashMap<>();
    json.at("settings", half)
        .members()
        .forEach(
            (name, type) ->
                type(type)
                    .ifPresentOrElse(
                        t -> settings.put(name, t),
                        () -> problem("the type of the setting " + name + " is unknown")));
    return settings;
  }

  private static Optional<SettingType> type(Value type) {
    return type instanceof Value.Str s ? SettingType.of(s.text()) : Optional.empty();
  }

  private Map<Integer, ExitCode> exitCodes() {
    Map<Integer, ExitCode> codes = new LinkedHashMap<>();
    json.obj("exitCodes").members().forEach((code, entry) -> exitCode(codes, code, entry));
    return codes;
  }

  private void exitCode(Map<Integer, ExitCode> codes, String code, Value entry) {
    Value.Obj facts = entry instanceof Value.Obj o ? o : Value.Obj.EMPTY;
    String outcome = facts.text("outcome").orElse("failed");
    if (!outcome.equals("failed") && !outcome.equals("done")) {
      problem("the outcome of exit code " + code + " must be done or failed");
    }
    try {
      codes.put(
          Integer.valueOf(code),
          new ExitCode(
              outcome.equals("done"),
              facts.text("meaning").orElse(""),
              facts.text("remedy").orElse(""),
              facts.integer("maxRetries").orElse(0)));
    } catch (NumberFormatException e) {
      problem("the exit code " + code + " is not a whole number");
    } catch (IllegalArgumentException e) {
      problem("exit code " + code + ": " + e.getMessage());
    }
  }

  private List<String> logs() {
    List<String> logs =
        json.items("logs").stream()
            .map(v -> v instanceof Value.Str s ? s.text() : "")
            .filter(t -> !t.isBlank())
            .toList();
    if (logs.isEmpty()) {
      problem("logs must name at least one path");
    }
    return logs;
  }

  private boolean messageTellsCommandsCode() {
    String whose = json.text("exitCodeInMessage").orElse("handler");
    if (!whose.equals("handler") && !whose.equals("command")) {
      problem("exitCodeInMessage must be handler or command");
    }
    return whose.equals("command");
  }

  private void problem(String text) {
    problems.add(where + ": " + text);
  }
}
