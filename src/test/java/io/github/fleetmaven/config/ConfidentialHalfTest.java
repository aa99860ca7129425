package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.KeyVaultReference;
import io.github.fleetmaven.model.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the protected half of an extension by itself, and what a Key Vault has instead. */
class ConfidentialHalfTest {

  private static final String IN = "pom.xml:1: scaleSets/scaleSet[web]/extensions/";
  private static final String SAS = "?sv=2024-11-04&sp=r&sig=aB%2BcSignature";
  private static final String XML_SAS = SAS.replace("&", "&amp;");

  @Nested
  class Signatures {

    @Test
    void moveTheirSetting() {
      DesiredExtension agent =
          extension(
              "<extension><name>agent</name><publisher>P</publisher><type>T</type><settings>"
                  + "<region>west</region><source><uri>https://a/c"
                  + XML_SAS
                  + "</uri></source></settings></extension>");

      assertThat(agent.settings()).contains(Pom.json("{\"region\": \"west\"}"));
      assertThat(agent.protectedSettings())
          .contains(Pom.json("{\"source\": {\"uri\": \"https://a/c" + SAS + "\"}}"));
      assertThat(agent.movedToProtected()).containsExactly("source");
    }

    @Test
    void leaveTheAddressOfADscConfigurationPublic() {
      DesiredExtension dsc =
          extension(
              "<dsc><url>https://a/c.zip"
                  + XML_SAS
                  + "</url><script>s.ps1</script><function>F</function><configurationDataUrl>"
                  + "https://a/d.psd1?{{secret://env/SAS}}</configurationDataUrl></dsc>");

      Value.Obj open = dsc.settings().orElseThrow();
      assertThat(open.obj("configuration").text("url")).contains("https://a/c.zip");
      assertThat(open.obj("configurationData").text("url")).contains("https://a/d.psd1");
      assertThat(dsc.movedToProtected()).isEmpty();
      assertThat(dsc.protectedSettings())
          .contains(
              Value.Obj.EMPTY
                  .with("configurationUrlSasToken", Value.of(SAS))
                  .with("configurationDataUrlSasToken", Value.of("?{{secret://env/SAS}}")));
    }

    @Test
    void leaveItPublicInTheSettingsOfTheHandlerToo() {
      DesiredExtension dsc =
          extension(
              "<extension><name>d</name><publisher>microsoft.powershell</publisher><type>dsc</type>"
                  + "<settings><configuration><url>https://a/c.zip"
                  + XML_SAS
                  + "</url></configuration></settings></extension>");

      assertThat(dsc.settings())
          .contains(Pom.json("{\"configuration\": {\"url\": \"https://a/c.zip\"}}"));
      assertThat(dsc.protectedSettings())
          .contains(Pom.json("{\"configurationUrlSasToken\": \"" + SAS + "\"}"));
    }

    @Test
    void beforeATokenAreOneTooMany() {
      assertThat(
              problems(
                  "<dsc><url>https://a/c.zip"
                      + XML_SAS
                      + "</url><script>s.ps1</script><function>F</function>"
                      + "<configurationUrlSasToken>secret://env/T</configurationUrlSasToken></dsc>"))
          .contains(
              IN
                  + "dsc/configurationUrlSasToken: the address has a secret in its query, and"
                  + " `configurationUrlSasToken` is there too; keep one of them");
    }

    @Test
    void areNotRepeatedInAProblem() {
      assertThat(problems("<extension><name>a" + XML_SAS + "</name></extension>"))
          .allSatisfy(p -> assertThat(p).doesNotContain("aB%2Bc"));
    }
  }

  @Nested
  class KeyVault {

    private static final String VAULT =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/keys/providers"
            + "/Microsoft.KeyVault/vaults/vault";
    private static final String URL = "https://vault.vault.azure.net/secrets/agent";

    @Test
    void isRead() {
      DesiredExtension agent = extension(any(vault(URL + "/0123", VAULT)));

      assertThat(agent.fromKeyVault()).contains(new KeyVaultReference(URL + "/0123", VAULT));
      assertThat(agent.protectedSettings()).isEmpty();
      assertThat(problems(any(vault(URL + "/0123", VAULT)))).isEmpty();
    }

    @Test
    void mayHoldTheCommandOfAScript() {
      assertThat(problems("<customScript>" + vault(URL + "/1", VAULT) + "</customScript>"))
          .isEmpty();
    }

    @Test
    void warnsOfASecretWithoutItsVersion() {
      assertThat(problems(any("\n" + vault(URL, VAULT))))
          .containsExactly(
              "pom.xml:2: scaleSets/scaleSet[web]/extensions/extension[a]/"
                  + "protectedSettingsFromKeyVault/secretUrl: without a version, nobody notices when"
                  + " the secret changes: the handler doesn't run again; name the version, as"
                  + " …/secrets/NAME/VERSION");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://vault.vault.azure.net/secrets/agent/1",
          "https://vault.azure.net/secrets/agent/1",
          "https://vault.vault.azure.net/keys/agent/1",
          "https://vault.vault.azure.net/secrets/agent/1/2",
          "https://vault.vault.azure.net/secrets/",
          "vault.vault.azure.net/secrets/agent/1",
        })
    void knowsTheFormOfAnAddress(String url) {
      assertThat(problems(any(vault(url, VAULT))))
          .singleElement()
          .asString()
          .contains("secretUrl: `" + url + "` is no address of a secret in a Key Vault; write ");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://vault.vault.azure.cn/secrets/agent/1",
          "https://VAULT.vault.usgovcloudapi.net/secrets/Agent-1/0af9",
          "https://vault.vault.azure.net:443/secrets/agent/1",
        })
    void takesTheAddressesOfOtherClouds(String url) {
      assertThat(problems(any(vault(url, VAULT)))).isEmpty();
    }

    @Test
    void knowsTheFormOfAVaultsId() {
      assertThat(problems(any(vault(URL + "/1", "vault"))))
          .singleElement()
          .asString()
          .contains("sourceVault: `vault` is no resource id of a Key Vault; write /subscriptions/");
      assertThat(problems(any(vault(URL + "/1", VAULT + "2"))))
          .singleElement()
          .asString()
          .contains("the secret is in the vault vault, and <sourceVault> names vault2");
      assertThat(problems(any("<protectedSettingsFromKeyVault/>"))).hasSize(2);
    }

    @Test
    void doesNotGoTogetherWithOtherProtectedSettings() {
      String vault = vault(URL + "/1", VAULT);
      assertThat(problems(any(vault + "<protectedSettings/>")))
          .containsExactly(alone("extension[a]", "<protectedSettings>"));
      assertThat(problems(any(vault + "<settings><t>secret://env/T</t></settings>")))
          .containsExactly(alone("extension[a]", "a secret in the setting `t`"));
      assertThat(
              problems(
                  "<customScript><command>a {{secret://env/T}}</command>"
                      + vault
                      + "</customScript>"))
          .containsExactly(alone("customScript", "a secret in <command>"));
    }

    private static String alone(String element, String other) {
      return IN
          + element
          + "/protectedSettingsFromKeyVault: Azure takes all protected settings from the Key Vault"
          + " or none, and there are also "
          + other
          + "; put what is secret into the Key Vault's secret, or take"
          + " <protectedSettingsFromKeyVault> out";
    }

    private static String any(String more) {
      return "<extension><name>a</name><publisher>P</publisher><type>T</type>"
          + more
          + "</extension>";
    }

    private static String vault(String url, String id) {
      return "<protectedSettingsFromKeyVault><secretUrl>"
          + url
          + "</secretUrl><sourceVault>"
          + id
          + "</sourceVault></protectedSettingsFromKeyVault>";
    }
  }

  private static DesiredExtension extension(String extension) {
    return PomText.read(set(PomText.AZURE, extension))
        .fleet()
        .orElseThrow()
        .targets()
        .get(0)
        .extensions()
        .get(0);
  }

  private static List<String> problems(String extension) {
    return PomText.problems(set("", extension));
  }

  private static String set(String before, String extension) {
    return before
        + "<scaleSets><scaleSet><name>web</name><extensions>"
        + extension
        + "</extensions></scaleSet></scaleSets>";
  }
}
