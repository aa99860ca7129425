package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares definitions of extensions: what means the same is the same. */
public final class ExtensionComparison {

  private static final Set<String> COMPARED_BY_MEANING =
      Set.of(
          "publisher",
          "type",
          ExtensionProperties.TAG,
          ExtensionProperties.AFTER,
          ExtensionProperties.AUTO_MINOR,
          ExtensionProperties.AUTO_UPGRADE,
          ExtensionProperties.SUPPRESS,
          ExtensionProperties.SETTINGS);

  private ExtensionComparison() {}

  /**
   * Tells whether two definitions mean the same, tags included. What a cloud only answers, such as
   * the provisioning state, and the protected settings are left aside.
   */
  public static boolean same(ObservedExtension a, ObservedExtension b) {
    return a.name().equalsIgnoreCase(b.name())
        && a.forceUpdateTag().equals(b.forceUpdateTag())
        && differences(a.properties(), b.properties()).isEmpty();
  }

  /** Says what differs, tags aside, for people: old and new where they are short. */
  static List<String> differences(Value.Obj before, Value.Obj after) {
    Value.Obj old = ExtensionProperties.withoutAnswers(before);
    Value.Obj now = ExtensionProperties.withoutAnswers(after);
    List<String> differences = new ArrayList<>();
    if (!handler(old).equals(handler(now))) {
      differences.add("handler " + handler(old) + " → " + handler(now));
    }
    compareFlags(old, now, differences);
    if (!names(old).equals(names(now))) {
      differences.add(ExtensionProperties.AFTER + " " + names(old) + " → " + names(now));
    }
    compareSettings(
        old.obj(ExtensionProperties.SETTINGS), now.obj(ExtensionProperties.SETTINGS), differences);
    compareRest(old, now, differences);
    return differences;
  }

  /** Tells whether a property is compared by what it means, and not as it stands. */
  static boolean isCompared(String property) {
    return COMPARED_BY_MEANING.contains(property);
  }

  private static void compareFlags(Value.Obj old, Value.Obj now, List<String> differences) {
    for (String flag :
        List.of(
            ExtensionProperties.AUTO_MINOR,
            ExtensionProperties.AUTO_UPGRADE,
            ExtensionProperties.SUPPRESS)) {
      boolean was = old.bool(flag).orElse(false);
      boolean is = now.bool(flag).orElse(false);
      if (was != is) {
        differences.add(flag + " " + was + " → " + is);
      }
    }
  }

  private static void compareSettings(Value.Obj old, Value.Obj now, List<String> differences) {
    boolean command =
        old.get(ScriptSettings.COMMAND).isPresent()
            && now.get(ScriptSettings.COMMAND).isPresent()
            && differs(old.get(ScriptSettings.COMMAND), now.get(ScriptSettings.COMMAND));
    if (command) {
      differences.add("the command changed");
    }
    List<String> changed =
        SettingsDifference.paths(
            command ? old.without(ScriptSettings.COMMAND) : old,
            command ? now.without(ScriptSettings.COMMAND) : now);
    if (!changed.isEmpty()) {
      differences.add("settings: " + String.join(", ", changed));
    }
  }

  private static void compareRest(Value.Obj old, Value.Obj now, List<String> differences) {
    Set<String> keys = new LinkedHashSet<>(old.members().keySet());
    keys.addAll(now.members().keySet());
    keys.removeAll(COMPARED_BY_MEANING);
    for (String key : keys) {
      if (differs(old.get(key), now.get(key))) {
        differences.add(key + change(key, old, now));
      }
    }
  }

  private static boolean differs(Optional<Value> a, Optional<Value> b) {
    return !Canonical.of(a.orElse(Value.NULL)).equals(Canonical.of(b.orElse(Value.NULL)));
  }

  private static String change(String key, Value.Obj old, Value.Obj now) {
    return switch (key) {
      case ExtensionProperties.VERSION -> change(old.text(key), now.text(key));
      case ExtensionProperties.FROM_KEY_VAULT ->
          change(old.obj(key).text("secretUrl"), now.obj(key).text("secretUrl"));
      default -> "";
    };
  }

  private static String change(Optional<String> old, Optional<String> now) {
    return " " + old.orElse("none") + " → " + now.orElse("none");
  }

  private static String handler(Value.Obj properties) {
    return new ObservedExtension("", properties).handler().toString().toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(Value.Obj properties) {
    return new ObservedExtension("", properties)
        .provisionAfter().stream()
            .map(n -> n.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
