package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the document of a plan file, and refuses what isn't one. */
final class PlanReader {

  private final Value document;

  PlanReader(Value document) {
    this.document = document;
  }

  PlanFile.Contents read() throws InvalidPlanException {
    if (!(document instanceof Value.Obj plan) || plan.get("formatVersion").isEmpty()) {
      throw new InvalidPlanException("it is not a plan of this plugin");
    }
    if (!plan.integer("formatVersion").equals(Optional.of(PlanJson.FORMAT))) {
      throw new InvalidPlanException(
          "its formatVersion is not "
              + PlanJson.FORMAT
              + ": another version of the plugin made it");
    }
    List<Value.Obj> targets = new ArrayList<>();
    for (Value item : array(plan, "targets")) {
      targets.add(target(item));
    }
    return new PlanFile.Contents(text(plan, "cloud"), createdAt(plan), targets);
  }

  private static Value.Obj target(Value item) throws InvalidPlanException {
    Value.Obj target = PlanFile.object(item);
    for (String key : List.of("id", "kind", "name", "fingerprint")) {
      text(target, key);
    }
    for (Value change : array(target, "changes")) {
      for (String key : List.of("path", "action", "effect")) {
        text(PlanFile.object(change), key);
      }
    }
    return target;
  }

  private static Instant createdAt(Value.Obj plan) throws InvalidPlanException {
    String text = text(plan, "createdAt");
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidPlanException("its createdAt is not a time");
    }
  }

  private static String text(Value.Obj object, String key) throws InvalidPlanException {
    Optional<String> text = object.text(key);
    if (text.isEmpty()) {
      throw new InvalidPlanException("a text " + key + " is missing in it");
    }
    return text.get();
  }

  private static List<Value> array(Value.Obj object, String key) throws InvalidPlanException {
    if (!(object.get(key).orElse(Value.NULL) instanceof Value.Arr array)) {
      throw new InvalidPlanException("a list " + key + " is missing in it");
    }
    return array.items();
  }
}
