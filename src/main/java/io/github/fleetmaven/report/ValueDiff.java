package io.github.fleetmaven.report;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says where two values differ, leaf by leaf. Pure. */
final class ValueDiff {

  private static final int LONGEST = 160;

  private ValueDiff() {}

  /** Returns lines as {@code settings.port: 80 -> 8080}. */
  static List<String> lines(Optional<Value> before, Optional<Value> after) {
    List<String> lines = new ArrayList<>();
    if (before.isEmpty()) {
      after.ifPresent(value -> added("", value, lines));
    } else {
      after.ifPresent(value -> changed("", before.get(), value, lines));
    }
    return lines;
  }

  private static void added(String path, Value value, List<String> lines) {
    if (value instanceof Value.Obj o && !o.isEmpty()) {
      o.members().forEach((key, member) -> added(join(path, key), member, lines));
    } else {
      lines.add(head(path) + text(value));
    }
  }

  private static void changed(String path, Value before, Value after, List<String> lines) {
    if (before instanceof Value.Obj b && after instanceof Value.Obj a) {
      Set<String> keys = new LinkedHashSet<>(b.members().keySet());
      keys.addAll(a.members().keySet());
      for (String key : keys) {
        member(join(path, key), b.get(key), a.get(key), lines);
      }
    } else if (!before.equals(after)) {
      lines.add(head(path) + text(before) + " -> " + text(after));
    }
  }

  private static void member(
      String path, Optional<Value> before, Optional<Value> after, List<String> lines) {
    if (before.isPresent() && after.isPresent()) {
      changed(path, before.get(), after.get(), lines);
    } else if (before.isPresent()) {
      lines.add(head(path) + text(before.get()) + " -> (none)");
    } else {
      after.ifPresent(value -> addedMember(path, value, lines));
    }
  }

  /** Protected settings are never shown: what was there before isn't "none". */
  private static void addedMember(String path, Value value, List<String> lines) {
    if (path.equals("protectedSettings")) {
      added(path, value, lines);
    } else {
      lines.add(head(path) + "(none) -> " + text(value));
    }
  }

  private static String head(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String text(Value value) {
    String json = Json.write(value);
    return json.length() <= LONGEST
        ? json
        : json.substring(0, LONGEST) + "… (" + json.length() + " characters)";
  }
}
