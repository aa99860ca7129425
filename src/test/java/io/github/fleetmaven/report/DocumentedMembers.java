package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.Value;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a page's tables, whose first cells name members in code font, against real JSON. */
final class DocumentedMembers {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  private DocumentedMembers() {}

  static void assertDescribed(String page, Value json) {
    Set<String> names = new TreeSet<>();
    collect(json, names);
    assertThat(described(page)).isEqualTo(names);
  }

  static Set<String> described(String page) {
    Set<String> described = new TreeSet<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      described.add(row.group(1));
    }
    return described;
  }

  static void collect(Value value, Set<String> names) {
    if (value instanceof Value.Obj object) {
      names.addAll(object.members().keySet());
      object.members().values().forEach(v -> collect(v, names));
    } else if (value instanceof Value.Arr array) {
      array.items().forEach(v -> collect(v, names));
    }
  }
}
