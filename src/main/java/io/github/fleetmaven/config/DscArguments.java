package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a DSC configuration, each in one half of the settings: the handler takes none
 * twice. Made for one extension.
 */
final class DscArguments {

  private static final String ARGUMENTS = "configurationArguments";
  private static final String PROTECTED = "protectedConfigurationArguments";

  private final Problems problems;
  private final Place place;
  private final Map<String, Value> open = new LinkedHashMap<>();
  private final Map<String, Value> closed = new LinkedHashMap<>();

  private DscArguments(Problems problems, Place place) {
    this.problems = problems;
    this.place = place;
  }

  static DscArguments of(DscConfig dsc, Problems problems) {
    DscArguments arguments = new DscArguments(problems, dsc.place());
    dsc.configurationArguments().orElse(Value.Obj.EMPTY).members().forEach(arguments::add);
    dsc.protectedConfigurationArguments()
        .orElse(Value.Obj.EMPTY)
        .members()
        .forEach((name, value) -> arguments.close(name, value, dsc.place().child(PROTECTED)));
    dsc.credentials().forEach(arguments::add);
    return arguments;
  }

  Optional<Value.Obj> open() {
    return object(open);
  }

  Optional<Value.Obj> closed() {
    return object(closed);
  }

  private static Optional<Value.Obj> object(Map<String, Value> members) {
    return members.isEmpty() ? Optional.empty() : Optional.of(new Value.Obj(members));
  }

  private void add(String name, Value value) {
    (Confidential.isIn(value) ? closed : open).put(name, value);
  }

  private void add(DscConfig.CredentialConfig credential) {
    Optional<String> name = credential.name();
    Optional<String> password = credential.password();
    if (password.isPresent() && !SecretReference.isIn(password.get())) {
      problems.error(
          credential.place().child("password"),
          "the password stands in the pom",
          "name it: secret://env/NAME, secret://server/ID or secret://file/PATH");
    }
    Value.Obj value =
        new Members().text("userName", credential.userName()).text("password", password).object();
    name.ifPresent(n -> close(n, value, credential.place()));
  }

  private void close(String name, Value value, Place where) {
    if (open.containsKey(name) || closed.containsKey(name)) {
      problems.error(
          where,
          "the argument `" + name + "` is there twice",
          "keep one of them in <" + ARGUMENTS + ">, <" + PROTECTED + "> and <credentials>");
    }
    open.remove(name);
    closed.put(name, value);
  }

  /** Reports arguments that the settings name as well. */
  void checkBeside(SettingsConfig settings) {
    boolean written =
        settings.settings().flatMap(s -> s.get(ARGUMENTS)).isPresent()
            || settings.protectedSettings().flatMap(s -> s.get(ARGUMENTS)).isPresent();
    if (written && !(open.isEmpty() && closed.isEmpty())) {
      problems.error(
          place,
          "`" + ARGUMENTS + "` is among the settings, and as elements of the extension, too",
          "keep the elements");
    }
  }
}
