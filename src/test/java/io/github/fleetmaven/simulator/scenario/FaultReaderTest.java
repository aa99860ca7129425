package io.github.fleetmaven.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReaderTest {

  @TempDir Path directory;

  private Path file(String faults) throws IOException {
    return Files.writeString(directory.resolve("s.json"), "{\"faults\": [%s]}".formatted(faults));
  }

  private List<Fault> read(String faults) throws IOException {
    return ScenarioReader.read(file(faults)).faults();
  }

  private List<String> problems(String faults) throws IOException {
    Path file = file(faults);
    return catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(file))
        .problems();
  }

  @Test
  void readsAllConditions() throws IOException {
    Occurrence occurrence =
        read("""
                {"when": {"path": ".*", "every": 3, "probability": 0.25, "after": "PT1H",
                  "until": "PT2H", "during": "Rolling"}, "times": 4, "delay": "PT1S"}""")
            .get(0)
            .occurrence();
    assertThat(occurrence.every()).hasValue(3);
    assertThat(occurrence.probability()).isEqualTo(0.25);
    assertThat(occurrence.after()).contains(Duration.ofHours(1));
    assertThat(occurrence.until()).contains(Duration.ofHours(2));
    assertThat(occurrence.during()).contains(Phase.ROLLING);
    assertThat(occurrence.times()).hasValue(4);
    assertThat(occurrence.always()).isFalse();
  }

  @Test
  void readsEffectsTogether() throws IOException {
    Fault.OfRequest fault =
        (Fault.OfRequest)
            read("""
                    {"when": {"method": "put"}, "drop": "midBody", "withoutOperation": true,
                      "slowBody": "PT3S", "delay": {"from": "PT1S", "to": "PT2S"},
                      "operation": {"ends": "never"}}""")
                .get(0);
    assertThat(fault.effects())
        .containsExactlyInAnyOrder(
            RequestEffect.Drop.MID_BODY,
            new RequestEffect.WithoutOperation(),
            new RequestEffect.SlowBody(new Span(Duration.ofSeconds(3), Duration.ofSeconds(3))),
            new RequestEffect.Delay(new Span(Duration.ofSeconds(1), Duration.ofSeconds(2))),
            new RequestEffect.Fated(
                java.util.Optional.empty(), java.util.Optional.of(new OperationEnd.Never())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'when': {}, 'delay': 'PT1S'} | /when: needs a method, a path or an instance",
        "{'when': {'method': 'PUSH'}, 'delay': 'PT1S'} | /when/method: must be one of GET, HEAD,"
            + " PUT, PATCH, POST, DELETE, not PUSH | /when: needs a method, a path or an instance",
        "{'when': {'method': 'GET', 'nth': 1, 'every': 2}, 'delay': 'PT1S'} | /when/every: can't go"
            + " together with nth",
        "{'when': {'method': 'GET', 'probability': 0}, 'delay': 'PT1S'} | /when/probability: must"
            + " be a number above 0 and up to 1, not 0",
        "{'when': {'method': 'GET', 'probability': 1.5}, 'delay': 'PT1S'} | /when/probability: must"
            + " be a number above 0 and up to 1, not 1.5",
        "{'when': {'method': 'GET', 'after': 'PT2H', 'until': 'PT1H'}, 'delay': 'PT1S'} |"
            + " /when/until: never comes: it must be later than after",
        "{'when': {'method': 'GET', 'during': 'lunch'}, 'delay': 'PT1S'} | /when/during: must be"
            + " one of upgrading, rolling, creating, deleting, repairing, not lunch",
        "{'when': {'method': 'GET', 'instance': 'web/1'}, 'exitCode': 1} | /when/method: goes with"
            + " a request, not with an instance",
        "{'when': {'event': 'upgraded'}, 'health': 'unknown'} | /when: needs an instance; web/*"
            + " stands for all of the scale set web",
        "{'when': {'path': '.*'}, 'exitCode': 1} | /exitCode: goes with an instance, not with a"
            + " request | : does nothing: give it respond, drop, delay, slowBody, withoutOperation"
            + " or operation",
        "{'when': {'path': 'virtualMachines/.*'}, 'delay': 'PT1S'} | /when/path: matches no path:"
            + " it must match the whole, as .*/extensions/.*",
        "{'when': {'path': '.*'}, 'delay': {'from': 'PT2S', 'to': 'PT1S'}} | /delay: needs a from"
            + " and a to that is no shorter | : does nothing: give it respond, drop, delay,"
            + " slowBody, withoutOperation or operation",
        "{'when': {'path': '.*'}, 'respond': {'status': 700}} | /respond/status: must be at most"
            + " 599, not 700",
        "{'when': {'path': '.*'}, 'respond': {'status': 503, 'body': 'x', 'code': 'y'}} |"
            + " /respond/code: can't go together with body",
        "{'when': {'path': '.*'}, 'respond': {'status': 503}, 'drop': 'afterEffect'} | /drop: can't"
            + " go together with respond: nothing of it would arrive",
        "{'when': {'path': '.*'}, 'respond': {'status': 503}, 'operation': {'ends': 'never'}} |"
            + " /operation: can't go together with respond: the service sees nothing of the"
            + " request",
        "{'when': {'path': '.*'}, 'drop': 'beforeEffect', 'operation': {'ends': 'never'}} |"
            + " /operation: can't go together with drop: nothing of the answer arrives",
        "{'when': {'path': '.*'}, 'operation': {'ends': 'never', 'takes': 'PT1H'}} |"
            + " /operation/takes: can't go together with an operation that never ends",
        "{'when': {'path': '.*'}, 'operation': {'code': 'x', 'takes': 'PT1H'}} | /operation/code:"
            + " goes with an operation that ends failed or canceled",
        "{'when': {'path': '.*'}, 'operation': {}} | /operation: does nothing: say how long it"
            + " takes, or how it ends | : does nothing: give it respond, drop, delay, slowBody,"
            + " withoutOperation or operation",
        "{'when': {'instance': 'web/1'}, 'health': 'unknown'} | /health: goes with an event, or"
            + " with at | : needs a number exitCode, or takes, or ends; or in when an event or at",
        "{'when': {'instance': 'web/1'}, 'ends': 'never', 'exitCode': 1} | /exitCode: can't go"
            + " together with a run that never ends",
        "{'when': {'instance': 'web/1'}, 'takes': 'PT1H', 'message': 'x'} | /message: goes with an"
            + " exitCode",
        "{'when': {'instance': 'web/1', 'event': 'upgradet'}, 'health': 'unknown'} | /when/event:"
            + " must be one of created, upgraded, reimaged, resized, restarted, started, stopped,"
            + " deallocated, repaired, handler, not upgradet",
        "{'when': {'instance': 'web/1', 'event': 'upgraded', 'extension': 'a'}, 'health':"
            + " 'unknown'} | /when/extension: goes with the event handler, or with no event",
        "{'when': {'instance': 'web/1', 'event': 'upgraded'}, 'exitCode': 1} | /exitCode: goes"
            + " with an instance without an event | : does nothing: give it health, powerState,"
            + " agent, vanishes, or, with an event, stays or fails",
        "{'when': {'instance': 'web/1', 'event': 'upgraded'}, 'vanishes': true, 'lasts': 'PT1H'} |"
            + " /lasts: can't go together with vanishes",
        "{'when': {'instance': 'web/1', 'event': 'upgraded'}, 'stays': 'updating', 'health':"
            + " 'unknown'} | /health: can't go together with stays",
        "{'when': {'instance': 'web/1', 'event': 'upgraded'}, 'fails': {}} | /fails: needs a code,"
            + " as OSProvisioningTimedOut | : does nothing: give it health, powerState, agent,"
            + " vanishes, or, with an event, stays or fails",
        "{'when': {'instance': 'web/1', 'at': 'PT1H', 'nth': 2}, 'health': 'unknown'} | /when/nth:"
            + " can't go together with at",
        "{'when': {'instance': 'web/1', 'at': 'PT1H'}, 'stays': 'updating'} | /stays: goes with an"
            + " event, not with a time",
        "{'when': {'instance': '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/"
            + "virtualMachineScaleSets/web'}, 'exitCode': 1} | /when/instance: is a scale set; name"
            + " its instances, as in web/*",
        "{'when': {'instance': 'web/1', 'extention': 'a'}, 'exitCode': 1} | /when/extention:"
            + " unknown key; did you mean extension?",
      })
  void refusesWhatCanNotWork(ArgumentsAccessor faultAndProblems) throws IOException {
    List<String> expected =
        faultAndProblems.toList().stream().skip(1).map(text -> "/faults/0" + text).toList();
    assertThat(problems(faultAndProblems.getString(0).replace('\'', '"')))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'path': '.*'} | 'delay': 'PT1S' | {'method': 'GET', 'nth': 2} | 'drop': 'afterEffect'",
        "{'method': 'GET'} | 'delay': 'PT1S' | {'method': 'GET', 'path': '.*x'} | 'delay': 'PT2S'",
        "{'instance': 'web/*'} | 'exitCode': 1 | {'instance': 'web/1', 'extension': 'a'} |"
            + " 'exitCode': 2",
        "{'instance': '*', 'event': 'created'} | 'agent': 'notReady' | {'instance': 'web/*',"
            + " 'event': 'created'} | 'vanishes': true",
      })
  void refusesWhatAnotherOneAlwaysForestalls(
      String first, String effect, String second, String other) throws IOException {
    String faults =
        "{'when': %s, %s}, {'when': %s, %s}"
            .formatted(first, effect, second, other)
            .replace('\'', '"');
    assertThat(problems(faults))
        .containsExactly("/faults/1: never happens: /faults/0 always comes first");
    assertThat(read(faults.replaceFirst("}, ", ", \"probability\": 0.9}, "))).hasSize(2);
    assertThat(read(faults.replaceFirst("}, ", "}, \"times\": 9, "))).hasSize(2);
  }

  @Test
  void takesPatternsThatMayMatch() throws IOException {
    assertThat(
            read(
                """
                {"when": {"path": "/subscriptions/.*"}, "delay": "PT1S"},
                {"when": {"path": "(?!/x).*/web"}, "delay": "PT1S"},
                {"when": {"path": "^/_BLOB/a.*$"}, "delay": "PT1S"},
                {"when": {"path": ".+"}, "delay": "PT1S"}"""))
        .hasSize(4);
  }
}
