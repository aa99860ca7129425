package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final String TEXT =
      "{\"a\":[{\"protectedSettings\":{\"x\":1,\"y\":2}}],\"osProfile\":{\"adminPassword\":\"p\"}}";

  private static ObjectNode parse(String text) throws IOException {
    return (ObjectNode) Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sealsEqualSecretsEquallyUnderOneSalt() throws IOException {
    ObjectNode once = Secrets.seal(parse(TEXT), "salt");
    ObjectNode again =
        Secrets.seal(parse(TEXT.replace("\"x\":1,\"y\":2", "\"y\":2,\"x\":1")), "salt");
    assertThat(once).isEqualTo(again);
    assertThat(once).isNotEqualTo(Secrets.seal(parse(TEXT), "pepper"));
    assertThat(once).isNotEqualTo(Secrets.seal(parse(TEXT.replace("\"x\":1", "\"x\":3")), "salt"));
    assertThat(once.at("/osProfile/adminPassword").asText()).startsWith("sealed:");
  }

  @Test
  void leavesWhatItIsGiven() throws IOException {
    ObjectNode given = parse(TEXT);
    Secrets.seal(given, "salt");
    Secrets.visible(given);
    assertThat(given.toString()).isEqualTo(TEXT);
  }

  @Test
  void showsNothing() throws IOException {
    assertThat(Secrets.visible(parse(TEXT)).toString()).isEqualTo("{\"a\":[{}],\"osProfile\":{}}");
  }

  @Test
  void leavesANull() throws IOException {
    assertThat(Secrets.seal(parse("{\"protectedSettings\":null}"), "s").toString())
        .isEqualTo("{\"protectedSettings\":null}");
  }
}
