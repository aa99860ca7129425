package io.github.fleetmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves something only when it would find it. */
class LeakSearchTest {

  private static final String SECRET = "Kan/ar+en&v<gel\"17";
  private final LeakSearch search = new LeakSearch(Map.of("canary", SECRET));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a Kan/ar+en&v<gel\"17 b",
        "Kan%2Far%2Ben%26v%3Cgel%2217",
        "kan%2far%2ben%26v%3cgel%2217",
        "Kan/ar+en&v<gel\\\"17",
        "Kan/ar\\u002ben\\u0026v\\u003cgel\\u002217",
        "Kan/ar+en&amp;v&lt;gel\"17",
        "Kan/ar+en&v<\r\ngel\"17",
      })
  void findsASpelling(String text) {
    assertThat(search.in("text", text)).isNotEmpty();
  }

  @Test
  void findsBase64WhereverTheSecretStands() {
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      byte[] utf8 = (before + SECRET + "!").getBytes(StandardCharsets.UTF_8);
      byte[] wide = (before + SECRET + "!").getBytes(StandardCharsets.UTF_16LE);
      for (byte[] bytes : new byte[][] {utf8, wide}) {
        assertThat(search.in("text", Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
        assertThat(search.in("text", Base64.getUrlEncoder().encodeToString(bytes))).isNotEmpty();
        assertThat(
                search.in(
                    "text",
                    Base64.getMimeEncoder(20, "\n".getBytes(StandardCharsets.UTF_8))
                        .encodeToString(bytes)))
            .isNotEmpty();
      }
    }
  }

  @Test
  void findsWhatWasCompressed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(("run --password '" + SECRET + "'").getBytes(StandardCharsets.UTF_8));
    }
    String packed = Base64.getEncoder().encodeToString(out.toByteArray());

    assertThat(search.in("text", "{\"script\":\"" + packed + "\"}"))
        .singleElement()
        .asString()
        .contains("(Base64) (gzip): canary");
    assertThat(search.in("text", packed.substring(0, packed.length() - 10))).isNotEmpty();
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(search.in("text", "Kan/ar+en (secret) H4sIAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
  }
}
