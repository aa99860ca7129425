package io.github.fleetmaven.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretDigesterTest {

  private static final String SALT = "c2FsdHNhbHRzYWx0c2FsdA";

  @Test
  void isTheDigestThatEarlierVersionsMade() throws Exception {
    // A digest that changed would make every handler of every fleet run again.
    assertThat(digester("s3cret").digest(json("{\"b\":1.50,\"a\":[\"secret://env/X\"]}"), SALT))
        .isEqualTo("tgmVD-DVf7cSwBwy4QtFGQ");
  }

  @Test
  void keyOrderAndNumberFormDoNotMatter() throws Exception {
    SecretDigester digester = digester("s3cret");

    assertThat(digester.digest(json("{\"b\":{\"y\":10,\"x\":null},\"a\":1e1}"), SALT))
        .isEqualTo(digester.digest(json("{\"a\":10.0,\"b\":{\"x\":null,\"y\":1E+1}}"), SALT));
  }

  @Test
  void digestsWhatAReferenceStandsForAndNotTheReference() throws Exception {
    String named = digester("s3cret").digest(json("{\"a\":\"secret://env/X\"}"), SALT);

    assertThat(named).isEqualTo(digester("").digest(json("{\"a\":\"s3cret\"}"), SALT));
    assertThat(named)
        .isNotEqualTo(digester("other").digest(json("{\"a\":\"secret://env/X\"}"), SALT));
  }

  @Test
  void anotherSaltGivesAnotherDigest() throws Exception {
    SecretDigester digester = digester("s3cret");
    Value.Obj settings = json("{\"a\":\"secret://env/X\"}");

    assertThat(digester.digest(settings, SALT)).isNotEqualTo(digester.digest(settings, ""));
  }

  @Test
  void saltsAreRandom() {
    SecretDigester digester = digester("s3cret");

    assertThat(digester.newSalt()).isNotEqualTo(digester.newSalt());
    assertThat(Base64.getUrlDecoder().decode(digester.newSalt())).hasSize(16);
    assertThat(digester.newSalt()).doesNotContain("=");
  }

  @Test
  void failsWhereASecretIsMissing() throws Exception {
    Value.Obj settings = json("{\"a\":\"secret://env/GONE\"}");

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> digester("s3cret").digest(settings, SALT))
        .withMessageContaining("GONE");
  }

  private static Value.Obj json(String text) throws InvalidJsonException {
    return (Value.Obj) Json.parse(text);
  }

  private static SecretDigester digester(String secretX) {
    return new SecretDigester(
        Secrets.of(
            name -> Map.of("X", secretX).get(name),
            id -> Optional.empty(),
            Path.of(""),
            new Masker()));
  }
}
