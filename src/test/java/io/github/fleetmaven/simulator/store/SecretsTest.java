package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final String TEXT =
      "{\"a\":[{\"protectedSettings\":{\"x\":1,\"y\":2}}],\"osProfile\":{\"adminPassword\":\"p\"}}";

  private final Store store = Store.empty("digest", "seed", "salt", Instant.EPOCH);

  private static ObjectNode parse(String text) throws IOException {
    return (ObjectNode) Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sealsEqualSecretsOfAnOwnerEqually() throws IOException {
    ObjectNode once = store.seal(parse(TEXT), "/a");
    ObjectNode again = store.seal(parse(TEXT.replace("\"x\":1,\"y\":2", "\"y\":2,\"x\":1")), "/A");
    assertThat(once).isEqualTo(again);
    assertThat(once).isNotEqualTo(store.seal(parse(TEXT.replace("\"x\":1", "\"x\":3")), "/a"));
    assertThat(once).isEqualTo(store.seal(parse(TEXT), "/a"));
    assertThat(once.at("/osProfile/adminPassword").asText()).startsWith("sealed:");
  }

  /** Otherwise what is shown of it, as a handler's digest, could be compared with guesses. */
  @Test
  void whatStandsForASecretSaysNothingOfIt() throws IOException {
    ObjectNode mine = store.seal(parse(TEXT), "/a");
    ObjectNode others = store.seal(parse(TEXT.replace("\"x\":1", "\"x\":3")), "/b");
    assertThat(mine).isEqualTo(others);
  }

  /** Who knows the scenario knows the seed, and could try all short secrets beforehand. */
  @Test
  void theHashesComeOfTheSaltAndNotOfTheSeed() throws IOException {
    store.seal(parse(TEXT), "/a");
    Store pepper = Store.empty("digest", "seed", "pepper", Instant.EPOCH);
    pepper.seal(parse(TEXT), "/a");
    assertThat(store.state().counters.whole()).isNotEqualTo(pepper.state().counters.whole());
    Store grain = Store.empty("digest", "grain", "salt", Instant.EPOCH);
    grain.seal(parse(TEXT), "/a");
    assertThat(store.state().counters.whole()).isEqualTo(grain.state().counters.whole());
  }

  @Test
  void leavesWhatItIsGiven() throws IOException {
    ObjectNode given = parse(TEXT);
    store.seal(given, "/a");
    Secrets.visible(given);
    assertThat(given.toString()).isEqualTo(TEXT);
  }

  @Test
  void showsNothing() throws IOException {
    assertThat(Secrets.visible(parse(TEXT)).toString()).isEqualTo("{\"a\":[{}],\"osProfile\":{}}");
  }

  @Test
  void leavesANull() throws IOException {
    assertThat(store.seal(parse("{\"protectedSettings\":null}"), "/a").toString())
        .isEqualTo("{\"protectedSettings\":null}");
  }
}
