package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers that download from storage accounts of the simulator. */
class DownloadTest {

  private static final String BLOB = "https://acct1.blob.core.windows.net/content/a/install.sh";
  private static final String SIGNED = BLOB + "?sp=r&se=2026-01-02T00:00:00Z&sv=1&sig=c2VjcmV0";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void start() throws Exception {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, "", "")));
    SimulatorResponse put =
        cloud.simulator.handle(
            new SimulatorRequest(
                "PUT",
                BLOB,
                Map.of(
                    "Authorization", List.of("Bearer x"), "x-ms-blob-type", List.of("BlockBlob")),
                "echo".getBytes(StandardCharsets.UTF_8)));
    assertThat(put.status()).isEqualTo(201);
  }

  private String run(String settings, String protectedSettings) {
    String extension =
        """
        {"name": "app", "properties": {"publisher": "Microsoft.Azure.Extensions",
          "type": "CustomScript", "typeHandlerVersion": "2.1", "autoUpgradeMinorVersion": true,
          "settings": %s, "protectedSettings": %s}}"""
            .formatted(settings, protectedSettings);
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(extension)));
    cloud.finish(cloud.upgrade("0"));
    return cloud.runs().get(cloud.runs().size() - 1);
  }

  private static String uris(String uri) {
    return "{\"fileUris\": [\"" + uri + "\"]}";
  }

  @Test
  void succeedWithASignatureUntilItExpires() {
    assertThat(run("{}", uris(SIGNED))).isEqualTo("0:app:0");

    cloud.time.advance(Duration.ofDays(2));
    cloud.finish(cloud.patch(SET, "{\"sku\": {\"capacity\": 2}}"));
    assertThat(cloud.runs()).last().isEqualTo("1:app:51");
    assertThat(cloud.instance("1").toString())
        .contains("failed to download file " + BLOB + ": 403")
        .doesNotContain("c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "?sp=r&se=2026-01-02T00:00:00Z; 52",
        "?sp=w&se=2026-01-02T00:00:00Z&sig=x; 52",
        "?sp=r&se=2025-01-02T00:00:00Z&sig=x; 51",
        ".missing?sp=r&se=2026-01-02T00:00:00Z&sig=x; 53",
        "''; 52"
      })
  void failAsTheyWouldOnAzure(String query, int code) {
    assertThat(run("{}", uris(BLOB + query))).isEqualTo("0:app:" + code);
  }

  @Test
  void readByKeyOrByIdentity() {
    String key = "\"storageAccountName\": \"acct1\", \"storageAccountKey\": \"a2V5\"";
    assertThat(run(uris(BLOB), "{" + key + "}")).isEqualTo("0:app:0");
    assertThat(run(uris(BLOB), "{\"managedIdentity\": {}}")).isEqualTo("0:app:70");
    cloud.succeed(cloud.patch(SET, "{\"identity\": {\"type\": \"SystemAssigned\"}}"));
    assertThat(run(uris(BLOB), "{\"managedIdentity\": {}, \"a\": 1}")).isEqualTo("0:app:0");
    assertThat(run(uris(BLOB), "{\"managedIdentity\": {\"clientId\": \"c\"}}"))
        .isEqualTo("0:app:70");
  }

  @Test
  void otherHostsAndAccountsAreNotLookedAt() {
    assertThat(run(uris("https://files.example/a"), "{}")).isEqualTo("0:app:0");
    assertThat(run(uris(BLOB.replace("acct1", "other")), "{\"b\": 1}")).isEqualTo("0:app:0");
  }
}
