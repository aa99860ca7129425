package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.KeyVaultReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps protected settings that come from a Key Vault. */
final class KeyVaultMapper {

  private static final String ELEMENT = "protectedSettingsFromKeyVault";
  private static final Pattern SECRET =
      Pattern.compile(
          "https://([A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9])\\.vault\\.[a-z][a-z0-9.-]*[a-z](?::443)?"
              + "/secrets/[A-Za-z0-9-]{1,127}(?:/([A-Za-z0-9]+))?");
  private static final Pattern VAULT =
      Pattern.compile(
          "(?i)/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]+/providers/Microsoft\\.KeyVault"
              + "/vaults/([^/]+)");

  private final Problems problems;

  KeyVaultMapper(Problems problems) {
    this.problems = problems;
  }

  /**
   * Maps a reference.
   *
   * @param declared the extension
   * @param halves its settings
   */
  Optional<KeyVaultReference> map(
      ExtensionConfig declared, Optional<KeyVaultConfig> vault, Halves halves) {
    vault.ifPresent(v -> check(declared, v, halves));
    return vault.map(
        v -> new KeyVaultReference(v.secretUrl().orElse(""), v.sourceVault().orElse("")));
  }

  private void check(ExtensionConfig declared, KeyVaultConfig vault, Halves halves) {
    checkAlone(declared, vault.place(), halves);
    Optional<Matcher> secret = vault.secretUrl().map(SECRET::matcher).filter(Matcher::matches);
    Optional<Matcher> id = vault.sourceVault().map(VAULT::matcher).filter(Matcher::matches);
    Place url = vault.place().child("secretUrl");
    if (vault.secretUrl().isPresent() && secret.isEmpty()) {
      problems.error(
          url,
          "`" + vault.secretUrl().orElse("") + "` is no address of a secret in a Key Vault",
          "write https://VAULT.vault.azure.net/secrets/NAME/VERSION");
    }
    if (vault.sourceVault().isPresent() && id.isEmpty()) {
      problems.error(
          vault.place().child("sourceVault"),
          "`" + vault.sourceVault().orElse("") + "` is no resource id of a Key Vault",
          "write /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.KeyVault/vaults/VAULT");
    }
    secret.filter(s -> s.group(2) == null).ifPresent(s -> warnOfVersion(url));
    secret.ifPresent(s -> id.ifPresent(i -> checkSame(s.group(1), i.group(1), vault.place())));
  }

  private void warnOfVersion(Place url) {
    problems.warning(
        url,
        "without a version, nobody notices when the secret changes: the handler doesn't run again",
        "name the version, as …/secrets/NAME/VERSION");
  }

  private void checkSame(String ofSecret, String ofId, Place place) {
    if (!ofSecret.equalsIgnoreCase(ofId)) {
      problems.error(
          place,
          "the secret is in the vault " + ofSecret + ", and <sourceVault> names " + ofId,
          "name the vault that has the secret");
    }
  }

  /** Azure takes one of the two. */
  private void checkAlone(ExtensionConfig declared, Place place, Halves halves) {
    List<String> others = others(declared, halves);
    if (!others.isEmpty()) {
      problems.error(
          place,
          "Azure takes all protected settings from the Key Vault or none, and there are also "
              + String.join(", ", others),
          "put what is secret into the Key Vault's secret, or take <" + ELEMENT + "> out");
    }
  }

  private static List<String> others(ExtensionConfig declared, Halves halves) {
    List<String> others = new ArrayList<>();
    if (declared.place().has("protectedSettings")) {
      others.add("<protectedSettings>");
    }
    for (String key : halves.protectedSettings().map(p -> p.members().keySet()).orElse(Set.of())) {
      if (halves.moved().contains(key)) {
        others.add("a secret in the setting `" + key + "`");
      } else if (!declared.place().has("protectedSettings")) {
        others.add("`" + key + "`");
      }
    }
    if (declared instanceof CustomScriptConfig script) {
      script
          .command()
          .filter(Confidential::isIn)
          .ifPresent(c -> others.add("a secret in <command>"));
      script.fileUris().stream()
          .filter(Confidential::isIn)
          .limit(1)
          .forEach(uri -> others.add("a secret in <fileUris>"));
    }
    return others;
  }
}
