package io.github.fleetmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceUpdateTagTest {

  private static final String OVERALL = "AAAAAAAAAAAAAAAAAAAA_-";

  @Test
  void isReadAsItWasWritten() {
    TagDigest digest =
        new TagDigest(
            OVERALL,
            List.of(PartPrint.of("file a", "x", 1_310), PartPrint.of("the command", "y", 0)),
            Optional.of(new TagDigest.Guarded("c2FsdA", "aGFzaA-_")),
            2,
            Optional.of(Instant.parse("2026-12-01T10:00:00Z")));

    ForceUpdateTag tag = new ForceUpdateTag(digest, 7);

    assertThat(tag.text()).startsWith("fleet1:").endsWith(":7");
    assertThat(ForceUpdateTag.parse(tag.text())).contains(tag);
    assertThat(ForceUpdateTag.parse(tag.nextAttempt().text()).map(ForceUpdateTag::attempt))
        .contains(8);
  }

  @Test
  void isShortWhereLittleIsHidden() {
    TagDigest digest = new TagDigest(OVERALL, List.of(), Optional.empty(), 0);

    assertThat(new ForceUpdateTag(digest, 0).text()).isEqualTo("fleet1:" + OVERALL + ".:0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "true",
        "fleet1:",
        "fleet1:abc:0",
        "fleet2:AAAAAAAAAAAAAAAAAAAA_-.:0",
        "fleet1:AAAAAAAAAAAAAAAAAAAA_-.:-1",
        "fleet1:AAAAAAAAAAAAAAAAAAAA_-.:x",
        "fleet1:AAAAAAAAAAAAAAAAAAAA_-.AAA:0",
        "fleet1:AAAAAAAAAAAAAAAAAAAA_-.A:0",
        "fleet1:AAAAAAAAAAAAAAAAAAAA_-.:99999999999"
      })
  void leavesTagsOfOthersAlone(String text) {
    assertThat(ForceUpdateTag.parse(text)).isEmpty();
  }
}
