package io.github.fleetmaven.config;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Maps extensions. */
final class ExtensionMapper {

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){1,3}");

  /** What an extension that must not be there may still say. */
  private static final Set<String> BESIDE_ABSENT = Set.of("name", "absent", "publisher", "type");

  private static final Handler DSC = new Handler("Microsoft.Powershell", "DSC");

  private final Problems problems;
  private final AzureNames names;
  private final SettingsMapper settings;
  private final ScriptMapper scripts;
  private final DscMapper dsc;
  private final HealthMapper health;
  private final KeyVaultMapper keyVaults;

  ExtensionMapper(Problems problems, ProjectFiles files, SettingsMapper settings) {
    this.problems = problems;
    this.names = new AzureNames(problems);
    this.settings = settings;
    this.scripts = new ScriptMapper(problems, files, settings);
    this.dsc = new DscMapper(problems, files, settings);
    this.health = new HealthMapper(problems);
    this.keyVaults = new KeyVaultMapper(problems);
  }

  /** Maps one extension. What it returns makes sense only when no error was found. */
  DesiredExtension map(ExtensionConfig declared) {
    checkCommon(declared);
    if (declared.common().absent().orElse(false)) {
      checkAbsent(declared.place());
      return extension(declared, Halves.UNSAID, Optional.empty());
    }
    if (declared instanceof CustomScriptConfig script) {
      Halves halves = scripts.settings(script);
      return extension(declared, halves, Optional.of(scripts.script(script, halves)));
    }
    if (declared instanceof DscConfig configuration) {
      var built = dsc.payload(configuration);
      return extension(declared, dsc.map(configuration, built), built);
    }
    return extension(declared, halves(declared), Optional.empty());
  }

  private Halves halves(ExtensionConfig declared) {
    if (declared instanceof ApplicationHealthConfig probe) {
      return health.map(probe);
    }
    if (declared instanceof AnyExtensionConfig any) {
      return isDsc(any)
          ? settings.map(
              any.settings(),
              any.place(),
              Value.Obj.EMPTY,
              Value.Obj.EMPTY,
              new DscAddresses(problems)::split)
          : settings.map(any.settings(), any.place());
    }
    return new Halves(Optional.of(Value.Obj.EMPTY), Optional.empty(), List.of());
  }

  private static boolean isDsc(AnyExtensionConfig any) {
    return any.publisher()
        .flatMap(publisher -> any.type().map(type -> new Handler(publisher, type)))
        .filter(DSC::equals)
        .isPresent();
  }

  private DesiredExtension extension(
      ExtensionConfig declared,
      Halves halves,
      Optional<? extends DesiredExtension.Payload> payload) {
    CommonConfig common = declared.common();
    boolean typed = !(declared instanceof AnyExtensionConfig);
    return new DesiredExtension(
        common.name().orElse(typed ? declared.element() : ""),
        declared.place().location(),
        common.absent().orElse(false),
        typed ? Optional.of(declared.element()) : Optional.empty(),
        handler(declared),
        common.version(),
        common.autoUpgradeMinorVersion(),
        common.enableAutomaticUpgrade(),
        common.suppressFailures(),
        halves.settings(),
        halves.protectedSettings(),
        halves.moved(),
        common.provisionAfter(),
        common.forceUpdateTag(),
        keyVaults.map(declared, keyVault(declared), halves),
        payload.map(p -> p));
  }

  private static Optional<KeyVaultConfig> keyVault(ExtensionConfig declared) {
    if (declared instanceof AnyExtensionConfig any) {
      return any.settings().protectedSettingsFromKeyVault();
    }
    if (declared instanceof CustomScriptConfig script) {
      return script.settings().protectedSettingsFromKeyVault();
    }
    return declared instanceof DscConfig dsc
        ? dsc.settings().protectedSettingsFromKeyVault()
        : Optional.empty();
  }

  private Optional<Handler> handler(ExtensionConfig declared) {
    if (!(declared instanceof AnyExtensionConfig any)) {
      return Optional.empty();
    }
    Place place = any.place();
    if (place.has("publisher") != place.has("type")) {
      problems.error(
          place,
          "<" + (place.has("type") ? "publisher" : "type") + "> is missing",
          "a handler has a publisher and a type; name both, or neither for an extension that is"
              + " already there");
    }
    return any.publisher().flatMap(p -> any.type().map(t -> new Handler(p, t)));
  }

  private void checkCommon(ExtensionConfig declared) {
    Place place = declared.place();
    CommonConfig common = declared.common();
    if (declared instanceof AnyExtensionConfig && !place.has("name")) {
      problems.error(place, "<name> is missing", "add <name>");
    }
    common.name().ifPresent(name -> names.extension(name, place.child("name")));
    if (common.version().filter(v -> !VERSION.matcher(v).matches()).isPresent()) {
      problems.error(
          place.child("version"),
          "`" + common.version().orElse("") + "` is no version of a handler",
          "write major and minor, as 1.2");
    }
  }

  private void checkAbsent(Place place) {
    place.children().keySet().stream()
        .filter(child -> !BESIDE_ABSENT.contains(child))
        .sorted()
        .forEach(
            child ->
                problems.error(
                    place.child(child),
                    "the extension is to be absent, so <" + child + "> has no effect",
                    "leave out <absent> or <" + child + ">"));
  }
}
