package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields that Azure writes alike in many places. Pure. */
final class Fields {

  private Fields() {}

  /** Returns the objects among some items. */
  static List<Value.Obj> objects(List<Value> items) {
    List<Value.Obj> objects = new ArrayList<>(items.size());
    for (Value item : items) {
      if (item instanceof Value.Obj o) {
        objects.add(o);
      }
    }
    return objects;
  }

  /** Returns the members that are texts. */
  static Map<String, String> texts(Value.Obj object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, value) -> {
              if (value instanceof Value.Str s) {
                texts.put(key, s.text());
              }
            });
    return texts;
  }

  /** Returns the operating system that a storage profile names. */
  static Optional<OsType> os(Value.Obj storageProfile) {
    Optional<String> name = storageProfile.obj("osDisk").text("osType");
    return Arrays.stream(OsType.values())
        .filter(os -> name.filter(os.azureName()::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Returns the first zone of a resource that names zones. */
  static Optional<String> zone(Value.Obj resource) {
    return resource.items("zones").stream()
        .filter(Value.Str.class::isInstance)
        .map(zone -> ((Value.Str) zone).text())
        .findFirst();
  }
}
