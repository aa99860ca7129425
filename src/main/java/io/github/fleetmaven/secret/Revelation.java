package io.github.fleetmaven.secret;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reveals some values and collects what couldn't be read. Not for several threads. */
final class Revelation {

  private final Function<SecretReference, Reading> reader;
  private final Map<Reading.Missing, List<String>> places = new LinkedHashMap<>();

  Revelation(Function<SecretReference, Reading> reader) {
    this.reader = reader;
  }

  /** Returns the text with its secrets; what can't be read is left out and noted. */
  String reveal(String where, String text) {
    StringBuilder revealed = new StringBuilder();
    for (SecretReference.Part part : SecretReference.parts(text)) {
      if (part instanceof SecretReference.Part.Plain plain) {
        revealed.append(plain.text());
      } else if (part instanceof SecretReference.Part.Secret secret) {
        Reading reading = secret.reference().map(reader).orElseGet(() -> malformed(secret.text()));
        if (reading instanceof Reading.Found found) {
          revealed.append(found.value());
        } else if (reading instanceof Reading.Missing missing) {
          places.computeIfAbsent(missing, m -> new ArrayList<>()).add(where);
        }
      }
    }
    return revealed.toString();
  }

  /** Returns the object with its secrets; what can't be read is left out and noted. */
  Value.Obj reveal(String where, Value.Obj object) {
    Map<String, Value> members = new LinkedHashMap<>();
    object.members().forEach((key, value) -> members.put(key, revealAny(below(where, key), value)));
    return new Value.Obj(members);
  }

  /** Returns one error for each secret that couldn't be read, in the order they were met. */
  List<Diagnostic> problems() {
    return places.entrySet().stream().map(e -> problem(e.getKey(), e.getValue())).toList();
  }

  private Value revealAny(String where, Value value) {
    if (value instanceof Value.Str s) {
      return Value.of(reveal(where, s.text()));
    }
    if (value instanceof Value.Arr a) {
      return new Value.Arr(a.items().stream().map(item -> revealAny(where, item)).toList());
    }
    return value instanceof Value.Obj o ? reveal(where, o) : value;
  }

  private static String below(String where, String key) {
    return where.isEmpty() ? key : where + "/" + key;
  }

  private static Reading malformed(String text) {
    return new Reading.Missing(
        text + " names no place that keeps secrets",
        "write secret://env/NAME, secret://server/ID, secret://server/ID/username or"
            + " secret://file/PATH");
  }

  private static Diagnostic problem(Reading.Missing missing, List<String> places) {
    int others = places.size() - 1;
    String also =
        others == 0
            ? ""
            : " (and in " + others + (others == 1 ? " other place)" : " other places)");
    return Diagnostic.error(places.get(0), missing.why() + also, missing.remedy());
  }
}
