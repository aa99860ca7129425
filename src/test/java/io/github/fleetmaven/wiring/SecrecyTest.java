package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Plan;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret in any output, whoever repeats it (promise 10). */
class SecrecyTest {

  private static final String CANARY = "Kanarien/vogel+17&im=Berg";
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
  private static final String URL = URLEncoder.encode(CANARY, StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @Test
  void nothingThatARunSaysOrWritesHoldsTheSecret() {
    String echo = "plain " + CANARY + " base64 " + BASE64 + " url " + URL;
    RunFixture fixture =
        new RunFixture(
            directory,
            Scene.of(
                    Scene.set("web", 3)
                        .extension(
                            "agent",
                            "Contoso",
                            "agent",
                            "\"settings\": {\"token\": \"" + CANARY + "\", \"other\": 1}"))
                .failing("web/0", "agent", 7, echo, 0));
    fixture.environment.put("CANARY", CANARY);
    DesiredTarget set =
        Pom.set(
            "web",
            Pom.ext("agent")
                .protectedSettings("{\"token\": \"secret://env/CANARY\"}")
                .moved("token"),
            Pom.script("app", "run --token '{{secret://env/CANARY}}'"));

    Plan plan = fixture.run(set).plan();
    List<TargetOutcome> outcomes = fixture.run(set).apply();
    fixture.run(set).status();

    assertThat(outcomes.get(0).succeeded()).isFalse();
    assertThat(fixture.lines).anyMatch(l -> l.contains("plain (secret)"));
    List<String> said = new ArrayList<>(fixture.lines);
    said.add(plan.targets().get(0).changes().toString());
    said.add(outcomes.toString());
    said.add(fixture.file("plan.json"));
    said.add(fixture.file("status.json"));
    said.add(fixture.file("journal.jsonl"));
    said.add(fixture.file("junit/TEST-web.xml"));
    assertThat(said).allSatisfy(SecrecyTest::assertSilent);
    assertThat(fixture.file("journal.jsonl")).contains("plain (secret)");
    assertThat(fixture.file("status.json")).contains("plain (secret)");
    assertThat(fixture.file("junit/TEST-web.xml")).contains("plain (secret)");
    assertThat(fixture.file("plan.json")).contains("\"token\"");
  }

  @Test
  void aRefusalThatRepeatsTheSecretIsCleared() {
    RunFixture fixture =
        new RunFixture(
            directory,
            Scene.of(Scene.set("web", 1))
                .fault(
                    """
                    {"when": {"method": "PATCH"}, "respond": {"status": 400,
                      "code": "Bad", "message": "can't read %s or %s"}}"""
                        .formatted(CANARY, BASE64)));
    fixture.environment.put("CANARY", CANARY);

    List<TargetOutcome> outcomes =
        fixture
            .run(
                Pom.set(
                    "web", Pom.ext("agent").protectedSettings("{\"t\": \"secret://env/CANARY\"}")))
            .apply();

    assertThat(outcomes.get(0).failure().orElse("")).contains("Bad").contains("(secret)");
    assertThat(fixture.lines).allSatisfy(SecrecyTest::assertSilent);
    assertSilent(outcomes.toString());
    assertSilent(fixture.file("journal.jsonl"));
  }

  private static void assertSilent(String text) {
    assertThat(text).doesNotContain(CANARY).doesNotContain(BASE64).doesNotContain(URL);
  }
}
