package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DownloadTermsTest {

  @Test
  void ofAddressesOfOthersNothingIsKept() throws JsonProcessingException {
    String kept =
        beside(
            """
            {"fileUris": ["https://ci:canary1@repo.example/a.sh",
              "https://git.example/hook/canary2/raw/x", "https://u:canary3@acct.blob.x.net/c/b",
              "https://acct.blob.core.windows.net/c/b?se=2026-03-01T10:00:00Z&sp=r&sig=canary4"]}
            """);

    assertThat(kept).contains("acct.blob.core.windows.net/c/b").doesNotContain("canary");
  }

  private static String beside(String settings) throws JsonProcessingException {
    return DownloadTerms.beside(new ObjectMapper().readTree(settings));
  }
}
