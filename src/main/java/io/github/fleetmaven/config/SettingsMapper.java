package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Maps the settings of an extension, and moves secrets to the half where they belong. */
final class SettingsMapper {

  /** The arguments of a DSC configuration may be shared out between the halves. */
  private static final Set<String> IN_BOTH = Set.of("configurationArguments");

  /** What handlers look for among the protected settings and what is no secret. */
  private static final Set<String> NO_SECRETS =
      Set.of("storageAccountName", "managedIdentity", "userName");

  private final Problems problems;
  private final ProjectFiles files;
  private final XmlToJson json;
  private final PlainSecretRules plain;

  SettingsMapper(
      Problems problems, ProjectFiles files, XmlToJson json, PlainSecretRules plainSecrets) {
    this.problems = problems;
    this.files = files;
    this.json = json;
    this.plain = plainSecrets;
  }

  /**
   * Maps what the pom says in {@code settings}, {@code settingsFile}, {@code protectedSettings}.
   */
  Halves map(SettingsConfig declared, Place place) {
    return map(declared, place, Value.Obj.EMPTY, Value.Obj.EMPTY, (halves, at) -> halves);
  }

  /**
   * Maps what the pom says in {@code settings} and the like, together with what typed elements say.
   *
   * @param typed public settings that typed elements stand for
   * @param typedProtected protected settings that typed elements stand for
   * @param addresses takes secrets off addresses that have to stay public
   */
  Halves map(
      SettingsConfig declared,
      Place place,
      Value.Obj typed,
      Value.Obj typedProtected,
      BiFunction<Halves, Place, Halves> addresses) {
    Optional<Value.Obj> open = merge(publicHalf(declared, place), typed, place.child("settings"));
    Optional<Value.Obj> closed =
        merge(declared.protectedSettings(), typedProtected, place.child("protectedSettings"));
    closed.ifPresent(half -> warnOfPlain(half, place.child("protectedSettings")));
    return split(addresses.apply(new Halves(open, closed, List.of()), place), place);
  }

  private Optional<Value.Obj> publicHalf(SettingsConfig declared, Place place) {
    if (place.has("settings") && place.has("settingsFile")) {
      problems.error(
          place.child("settingsFile"),
          "<settings> and <settingsFile> are both there",
          "keep one of them");
    }
    Place at = place.child("settingsFile");
    return declared
        .settings()
        .or(
            () ->
                declared
                    .settingsFile()
                    .flatMap(path -> files.read(path, at))
                    .flatMap(text -> json.parse(text, at)));
  }

  private Optional<Value.Obj> merge(Optional<Value.Obj> written, Value.Obj typed, Place place) {
    for (String key : typed.members().keySet()) {
      if (written.flatMap(w -> w.get(key)).isPresent()) {
        problems.error(
            place,
            "`" + key + "` is there, and as an element of the extension, too",
            "keep one of them");
      }
    }
    return written.isEmpty() && typed.isEmpty()
        ? Optional.empty()
        : Optional.of(written.orElse(Value.Obj.EMPTY).plus(typed));
  }

  private Halves split(Halves declared, Place place) {
    Optional<Value.Obj> open = declared.settings();
    Optional<Value.Obj> closed = declared.protectedSettings();
    List<String> moved =
        open.orElse(Value.Obj.EMPTY).members().entrySet().stream()
            .filter(e -> Confidential.isIn(e.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Value.Obj before = closed.orElse(Value.Obj.EMPTY);
    open.ifPresent(o -> checkOnce(o, before, place));
    Value.Obj publicHalf = open.orElse(Value.Obj.EMPTY);
    Value.Obj protectedHalf = before;
    for (String key : moved) {
      protectedHalf = protectedHalf.with(key, publicHalf.get(key).orElse(Value.NULL));
      publicHalf = publicHalf.without(key);
    }
    return new Halves(
        open.isPresent() ? Optional.of(publicHalf) : open,
        moved.isEmpty() ? closed : Optional.of(protectedHalf),
        moved);
  }

  private void checkOnce(Value.Obj open, Value.Obj closed, Place place) {
    for (String key : open.members().keySet()) {
      if (closed.get(key).isPresent() && !IN_BOTH.contains(key)) {
        problems.error(
            place.child("protectedSettings"),
            "`" + key + "` is in the public and in the protected settings",
            "keep one of them");
      }
    }
  }

  private void warnOfPlain(Value.Obj half, Place place) {
    List<String> keys =
        half.members().entrySet().stream()
            .filter(e -> !NO_SECRETS.contains(e.getKey()) && hasPlain(e.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!keys.isEmpty()) {
      plain.tell(
          place,
          "written as it is, and so shown by `mvn -X`: " + String.join(", ", keys),
          "if it is a secret, name it: secret://env/NAME, secret://server/ID or"
              + " secret://file/PATH");
    }
  }

  private static boolean hasPlain(Value value) {
    if (value instanceof Value.Obj object) {
      return object.members().entrySet().stream()
          .anyMatch(e -> !NO_SECRETS.contains(e.getKey()) && hasPlain(e.getValue()));
    }
    if (value instanceof Value.Arr array) {
      return array.items().stream().anyMatch(SettingsMapper::hasPlain);
    }
    return value instanceof Value.Str text
        ? !text.text().isBlank() && !SecretReference.isIn(text.text())
        : value instanceof Value.Num;
  }
}
