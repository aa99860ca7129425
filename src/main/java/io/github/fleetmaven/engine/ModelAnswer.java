package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compares what a cloud answers to the write of a model with what was there and what was sent.
 * Pure.
 */
final class ModelAnswer {

  /** What a write moves by itself, or what autoscale may move meanwhile: no model part of ours. */
  private static final Set<String> MOVING =
      Set.of("etag", "provisioningstate", "timecreated", "capacity", "statuses", "uniqueid");

  private static final Set<Value> NOTHING =
      Set.of(Value.NULL, Value.Obj.EMPTY, new Value.Arr(List.of()), Value.of(false));

  private static final String PROFILE = "virtualMachineProfile";
  private static final String UPGRADE_POLICY = "upgradePolicy";

  private ModelAnswer() {}

  /**
   * Checks an answer.
   *
   * @throws TargetFailedException when a part changed that the write didn't name
   */
  static void check(ObservedScaleSet before, Command.WriteModel sent, Value.Obj answer) {
    List<String> changed = new ArrayList<>();
    differences("", notOurs(before.raw(), sent), notOurs(answer, sent), changed);
    changed.addAll(foreignExtensions(before, sent, answer));
    if (!carriesTags(answer, sent)) {
      changed.add("tags");
    }
    if (!changed.isEmpty()) {
      throw new TargetFailedException(
          "after its model was written, parts of "
              + before.id().name()
              + " read differently that the write did not name: "
              + String.join(", ", changed)
              + (before.upgradeMode() == UpgradeMode.MANUAL && sent.upgradePolicy().isEmpty()
                  ? "; no instance was touched. "
                  : "; by its upgrade policy Azure brings the model to the instances all the same. ")
              + "Look at the model, and run plan to see what is pending");
    }
  }

  /** Tells whether a set carries what a write was to bring. */
  static boolean carries(ObservedScaleSet now, Command.WriteModel sent) {
    boolean extensions =
        sent.extensions()
            .map(
                list ->
                    list.size() == now.extensions().size()
                        && list.stream().allMatch(e -> carries(now, e)))
            .orElse(true);
    boolean image = sent.image().map(i -> contains(now.image(), i)).orElse(true);
    boolean uri =
        sent.unmanagedImageUri()
            .map(u -> now.unmanagedImageUri().equals(Optional.of(u)))
            .orElse(true);
    boolean tags =
        sent.tags().map(all -> now.tags().entrySet().containsAll(all.entrySet())).orElse(true);
    boolean policy =
        sent.upgradePolicy()
            .map(p -> contains(now.raw().at("properties", UPGRADE_POLICY), p))
            .orElse(true);
    return extensions && image && uri && tags && policy;
  }

  private static boolean carriesTags(Value.Obj answer, Command.WriteModel sent) {
    Value.Obj shown = answer.obj("tags");
    return sent.tags().orElse(Map.of()).entrySet().stream()
        .allMatch(tag -> shown.text(tag.getKey()).equals(Optional.of(tag.getValue())));
  }

  /** Tells whether two readings of a set show the same model. */
  static boolean sameModel(ObservedScaleSet one, ObservedScaleSet other) {
    return differences(one.raw().without("tags"), other.raw().without("tags")).isEmpty();
  }

  /** Returns the paths at which two readings differ, those that move by themselves left out. */
  static List<String> differences(Value.Obj one, Value.Obj other) {
    List<String> changed = new ArrayList<>();
    differences("", one, other, changed);
    return changed;
  }

  private static boolean carries(ObservedScaleSet now, ExtensionWrite sent) {
    return now.extension(sent.name())
        .map(e -> contains(e.properties(), sent.properties()))
        .orElse(false);
  }

  private static List<String> foreignExtensions(
      ObservedScaleSet before, Command.WriteModel sent, Value.Obj answer) {
    Map<String, Value.Obj> after = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Value item : answer.at("properties", PROFILE, "extensionProfile").items("extensions")) {
      if (item instanceof Value.Obj extension) {
        after.put(extension.text("name").orElse(""), extension.obj("properties"));
      }
    }
    List<String> changed = new ArrayList<>();
    for (ExtensionWrite extension : sent.extensions().orElseGet(() -> asWrites(before))) {
      Value.Obj shown = after.remove(extension.name());
      if (shown == null || !contains(shown, extension.properties())) {
        changed.add("extension " + extension.name());
      }
    }
    after.keySet().forEach(name -> changed.add("extension " + name));
    return changed;
  }

  private static List<ExtensionWrite> asWrites(ObservedScaleSet set) {
    return set.extensions().stream()
        .map(
            (ObservedExtension e) -> new ExtensionWrite(e.name(), e.properties(), Optional.empty()))
        .toList();
  }

  /** Tells whether one value says all that the other says, and perhaps more. */
  private static boolean contains(Value whole, Value part) {
    if (part instanceof Value.Obj p && whole instanceof Value.Obj w) {
      return p.members().entrySet().stream()
          .allMatch(e -> contains(w.get(e.getKey()).orElse(Value.NULL), e.getValue()));
    }
    if (part instanceof Value.Str p && whole instanceof Value.Str w) {
      return p.text().equalsIgnoreCase(w.text());
    }
    if (part instanceof Value.Arr p && whole instanceof Value.Arr w) {
      return p.items().size() == w.items().size()
          && IntStream.range(0, p.items().size())
              .allMatch(i -> contains(w.items().get(i), p.items().get(i)));
    }
    return whole.equals(part) || (isNothing(whole) && isNothing(part));
  }

  /** What a cloud may leave out of its answer, since it means the same as not being there. */
  private static boolean isNothing(Value value) {
    return NOTHING.contains(value);
  }

  private static Value.Obj notOurs(Value.Obj set, Command.WriteModel sent) {
    Value.Obj properties = set.obj("properties");
    Value.Obj profile = properties.obj(PROFILE).without("extensionProfile");
    if (sent.image().isPresent() || sent.unmanagedImageUri().isPresent()) {
      profile = profile.with("storageProfile", withoutImage(profile.obj("storageProfile")));
    }
    Value.Obj kept = properties.with(PROFILE, profile);
    if (sent.upgradePolicy().isPresent()) {
      Value.Obj policy = without(kept.obj(UPGRADE_POLICY), sent.upgradePolicy().get());
      kept = kept.with(UPGRADE_POLICY, policy);
    }
    Value.Obj rest = set.with("properties", kept);
    return sent.tags().isPresent() ? rest.without("tags") : rest;
  }

  /** Leaves out what was sent, member by member, and what says nothing. */
  private static Value.Obj without(Value.Obj whole, Value.Obj sent) {
    Value.Obj rest = whole;
    for (var member : whole.members().entrySet()) {
      rest = isNothing(member.getValue()) ? rest.without(member.getKey()) : rest;
    }
    for (var member : sent.members().entrySet()) {
      String key = member.getKey();
      rest =
          member.getValue() instanceof Value.Obj inner && !without(rest.obj(key), inner).isEmpty()
              ? rest.with(key, without(rest.obj(key), inner))
              : rest.without(key);
    }
    return rest;
  }

  private static Value.Obj withoutImage(Value.Obj storage) {
    Value.Obj rest = storage.without("imageReference");
    return rest.get("osDisk").isEmpty()
        ? rest
        : rest.with("osDisk", rest.obj("osDisk").without("image"));
  }

  private static void differences(String path, Value before, Value after, List<String> found) {
    if (before instanceof Value.Obj b && after instanceof Value.Obj a) {
      Set<String> keys = new TreeSet<>(b.members().keySet());
      keys.addAll(a.members().keySet());
      for (String key : keys) {
        if (!MOVING.contains(key.toLowerCase(Locale.ROOT))) {
          differences(
              path.isEmpty() ? key : path + "." + key,
              b.get(key).orElse(Value.NULL),
              a.get(key).orElse(Value.NULL),
              found);
        }
      }
    } else if (before instanceof Value.Arr b
        && after instanceof Value.Arr a
        && b.items().size() == a.items().size()) {
      for (int i = 0; i < b.items().size(); i++) {
        differences(path + "[" + i + "]", b.items().get(i), a.items().get(i), found);
      }
    } else if (!before.equals(after) && !sameText(before, after) && !bothNothing(before, after)) {
      found.add(path);
    }
  }

  private static boolean bothNothing(Value before, Value after) {
    return isNothing(before) && isNothing(after);
  }

  private static boolean sameText(Value before, Value after) {
    return before instanceof Value.Str b
        && after instanceof Value.Str a
        && b.text().equalsIgnoreCase(a.text());
  }
}
