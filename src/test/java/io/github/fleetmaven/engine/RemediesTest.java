package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.plan.EcsFixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What to do is said in the words of the cloud that it is about. */
class RemediesTest {

  @Test
  void speaksOfAzureToUsersOfAzure() {
    assertThat(Remedies.of(Pom.set("web"), error(Kind.FORBIDDEN))).contains("docs/azure.md");
    assertThat(Remedies.of(Pom.set("web"), error(Kind.NOT_FOUND))).contains("resource group");
  }

  @Test
  void speaksOfAlibabaCloudToUsersOfEcs() {
    assertThat(Remedies.of(EcsFixtures.group(), error(Kind.FORBIDDEN)))
        .contains("RAM policy", "docs/alibaba.md");
    assertThat(Remedies.of(EcsFixtures.group(), error(Kind.NOT_FOUND))).contains("<instanceIds>");
    assertThat(Remedies.of(EcsFixtures.group(), error(Kind.UNREACHABLE))).contains("<regionId>");
  }

  private static CloudError error(Kind kind) {
    return new CloudError(kind, "do it", 400, "Code", "no", Optional.empty());
  }
}
