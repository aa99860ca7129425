package io.github.fleetmaven.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MaskerPropertiesTest {

  @Property
  void noFormOfASecretIsLeft(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    Masker masker = new Masker();
    masker.remember(secret);
    String plain = before + secret + after;

    for (String text : List.of(plain, Json.write(Value.of(plain)), url(plain))) {
      String masked = masker.apply(text);
      assertThat(masked).contains(Masker.MASK);
      assertThat(masked).doesNotContain(secret).doesNotContain(url(secret));
      assertThat(masker.apply(masked)).isEqualTo(masked);
    }
  }

  @Property
  void nothingOfTheSecretCanBeDecoded(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    Masker masker = new Masker();
    masker.remember(secret);
    byte[] bytes = (before + secret + after).getBytes(StandardCharsets.UTF_8);
    int start = before.getBytes(StandardCharsets.UTF_8).length;
    int end = start + secret.getBytes(StandardCharsets.UTF_8).length;

    String encoded = Base64.getEncoder().encodeToString(bytes);
    String masked = masker.apply(encoded);

    assertThat(masked).containsOnlyOnce(Masker.MASK);
    // A little more than needed may be hidden, since some secrets look the same at a shift.
    assertThat(encoded.substring(0, start * 8 / 6)).startsWith(masked.split("\\(secret\\)", 2)[0]);
    assertThat(encoded.substring((end * 8 + 5) / 6)).endsWith(masked.split("\\(secret\\)", 2)[1]);
  }

  @Property
  void theOrderOfRememberingDoesNotMatter(
      @ForAll("secrets") String one,
      @ForAll("secrets") String other,
      @ForAll("texts") String text) {
    Masker first = new Masker();
    first.remember(one);
    first.remember(other);
    Masker second = new Masker();
    second.remember(other);
    second.remember(one);
    String all = text + one + text + other;

    assertThat(first.apply(all)).isEqualTo(second.apply(all));
  }

  @Provide
  Arbitrary<String> secrets() {
    // None of these characters is in the mask itself.
    return Arbitraries.strings().withChars("ABXYZ019+/=&\"\\%äß€ ").ofMinLength(4).ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("mnopq:{}").ofMaxLength(12);
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
