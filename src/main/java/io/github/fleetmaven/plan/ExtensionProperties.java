package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.KeyVaultReference;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** Makes the {@code properties} of an extension that a write sends. */
final class ExtensionProperties {

  static final String TAG = "forceUpdateTag";
  static final String AUTO_MINOR = "autoUpgradeMinorVersion";
  static final String AUTO_UPGRADE = "enableAutomaticUpgrade";
  static final String SUPPRESS = "suppressFailures";
  static final String AFTER = "provisionAfterExtensions";
  static final String VERSION = "typeHandlerVersion";
  static final String SETTINGS = "settings";
  static final String PROTECTED = "protectedSettings";
  static final String FROM_KEY_VAULT = "protectedSettingsFromKeyVault";

  /** What a cloud answers and nobody sends. */
  private static final List<String> ANSWERS_ONLY =
      List.of("provisioningState", "instanceView", PROTECTED);

  private ExtensionProperties() {}

  /** Returns the properties of an extension that a write carries on as they are. */
  static Value.Obj carried(ObservedExtension observed) {
    return explicitFlags(withoutAnswers(observed.properties()));
  }

  /** Returns what a cloud shows of an extension, without what is not its definition. */
  static Value.Obj withoutAnswers(Value.Obj properties) {
    Value.Obj kept = properties;
    for (String key : ANSWERS_ONLY) {
      kept = kept.without(key);
    }
    return kept;
  }

  /**
   * Returns the properties by which an extension becomes what is declared; its tag stays as it is.
   *
   * @param kept what the cloud shows; empty when the extension is created
   */
  static Value.Obj merged(ResolvedExtension wanted, Optional<ObservedExtension> kept) {
    Value.Obj base = kept.map(k -> withoutAnswers(k.properties())).orElse(Value.Obj.EMPTY);
    if (kept.isEmpty()) {
      base =
          base.with("publisher", Value.of(wanted.handler().publisher()))
              .with("type", Value.of(wanted.handler().type()))
              .with(AUTO_MINOR, Value.of(wanted.entry().isPresent()));
    }
    var declared = wanted.declared();
    base = with(base, VERSION, wanted.version().map(Value::of));
    base = with(base, AUTO_MINOR, declared.autoUpgradeMinorVersion().map(Value::of));
    base = with(base, AUTO_UPGRADE, declared.enableAutomaticUpgrade().map(Value::of));
    base = with(base, SUPPRESS, declared.suppressFailures().map(Value::of));
    base = with(base, AFTER, declared.provisionAfter().map(Value::ofTexts));
    if (wanted.protectedSettings().isPresent()) {
      base = base.without(FROM_KEY_VAULT); // Azure takes one of the two
    }
    base = with(base, FROM_KEY_VAULT, declared.fromKeyVault().map(ExtensionProperties::keyVault));
    return explicitFlags(base).with(SETTINGS, wanted.settings());
  }

  private static Value keyVault(KeyVaultReference reference) {
    return Value.Obj.EMPTY
        .with("secretUrl", Value.of(reference.secretUrl()))
        .with("sourceVault", Value.Obj.EMPTY.with("id", Value.of(reference.sourceVault())));
  }

  /** Newer API versions switch a flag on that is left out. */
  private static Value.Obj explicitFlags(Value.Obj properties) {
    return properties
        .with(AUTO_MINOR, Value.of(properties.bool(AUTO_MINOR).orElse(false)))
        .with(AUTO_UPGRADE, Value.of(properties.bool(AUTO_UPGRADE).orElse(false)));
  }

  private static Value.Obj with(Value.Obj base, String key, Optional<? extends Value> value) {
    return value.isPresent() ? base.with(key, value.get()) : base;
  }
}
