package io.github.fleetmaven.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

  private final Masker masker = new Masker();

  @Test
  void masksASecretWhereverItStands() {
    masker.remember("hunter2!");

    assertThat(masker.apply("hunter2! and xhunter2!x")).isEqualTo("(secret) and x(secret)x");
  }

  @Test
  void leavesATextWithoutSecretsAsItIs() {
    masker.remember("hunter2!");
    String text = "nothing to see";

    assertThat(masker.apply(text)).isSameAs(text);
    assertThat(new Masker().apply(text)).isSameAs(text);
  }

  @Test
  void masksOverlappingSecretsAsOne() {
    masker.remember("abcdef");
    masker.remember("defghi");
    masker.remember("abcdefgh");

    assertThat(masker.apply("<abcdefghi>")).isEqualTo("<(secret)>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa\\\"ss\\\\wo/rd ä&<'",
        "pa\\\\\\\"ss\\\\\\\\wo/rd ä&<'",
        "pa\\u0022ss\\\\wo/rd \\u00E4\\u0026\\u003C\\u0027",
        "pa\\u0022ss\\\\wo/rd \\u00e4\\u0026\\u003c\\u0027",
        "pa&quot;ss\\wo/rd ä&amp;&lt;&apos;",
        "pa%22ss%5Cwo%2Frd+%C3%A4%26%3C%27",
        "pa%22ss%5cwo%2frd%20%c3%a4%26%3c%27",
        "pa\"ss\\wo/rd ä&<'",
      })
  void masksEscapedForms(String form) {
    masker.remember("pa\"ss\\wo/rd ä&<'");

    assertThat(masker.apply("[" + form + "]")).isEqualTo("[(secret)]");
  }

  @ParameterizedTest
  @CsvSource({"'',''", "a,''", "ab,b", "abc,cd", "'{\"user\":\"x\",\"password\":\"','\"}'"})
  void masksBase64OfALongerText(String before, String after) {
    String secret = "s3cr3t?>~value";
    masker.remember(secret);
    byte[] text = (before + secret + after).getBytes(StandardCharsets.UTF_8);

    for (Base64.Encoder encoder :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      assertThat(masker.apply(encoder.encodeToString(text))).contains("(secret)");
      String masked = masker.apply(encoder.withoutPadding().encodeToString(text));
      assertThat(masked).contains("(secret)");
      assertThat(masked.replace("(secret)", "").length())
          .as("characters that hold no bit of the secret")
          .isEqualTo(freeCharacters(before.length(), secret.length(), text.length));
    }
  }

  private static int freeCharacters(int before, int secret, int all) {
    int firstTouched = before * 8 / 6;
    int lastTouched = ((before + secret) * 8 - 1) / 6;
    int characters = (all * 8 + 5) / 6;
    return firstTouched + (characters - 1 - lastTouched);
  }

  @Test
  void masksThePowerShellForm() {
    masker.remember("s3cr3tValue");
    String command = "net user x s3cr3tValue";

    assertThat(
            masker.apply(
                Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_16LE))))
        .contains("(secret)");
  }

  @Test
  void masksAFormThatIsBrokenOverLines() {
    String secret = "a-rather-long-secret-of-more-than-seventy-six-characters-".repeat(3);
    masker.remember(secret);
    String wrapped =
        Base64.getMimeEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));

    assertThat(wrapped).contains("\r\n");
    assertThat(masker.apply(wrapped)).matches("\\(secret\\)=*");
  }

  @Test
  void masksTheLinesOfAKeyButNotItsFrame() {
    masker.remember("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n-----END KEY-----\n");

    assertThat(masker.apply("line 2 is BgkqhkiG9w0B")).isEqualTo("line 2 is (secret)");
    assertThat(masker.apply("expected -----BEGIN KEY-----"))
        .isEqualTo("expected -----BEGIN KEY-----");
  }

  @Test
  void masksAShortSecretAsAWholeWordOnly() {
    masker.remember("sa");

    assertThat(masker.apply("user sa saves, 'sa'")).isEqualTo("user (secret) saves, '(secret)'");
  }

  @Test
  void doesNotMaskAMask() {
    masker.remember("secret");

    String once = masker.apply("the secret is out");
    assertThat(once).isEqualTo("the (secret) is out");
    assertThat(masker.apply(once)).isEqualTo(once);
  }

  @Test
  void masksASecretWithoutTheBlanksAtItsEnds() {
    masker.remember(" pass\n");

    assertThat(masker.apply("it's pass!")).isEqualTo("it's (secret)!");
  }

  @Test
  void emptyIsNoSecret() {
    masker.remember("");
    masker.remember(" ");

    assertThat(masker.apply("text")).isEqualTo("text");
  }

  @Test
  void masksAUrlEncodedSecretInsideAQuery() {
    masker.remember("sv=2024&sig=a+b/c=");

    assertThat(
            masker.apply(
                "https://x?u=" + URLEncoder.encode("sv=2024&sig=a+b/c=", StandardCharsets.UTF_8)))
        .isEqualTo("https://x?u=(secret)");
  }

  @Test
  void masksAFormThatIsBrokenBehindItsFirstCharacter() {
    masker.remember("abcdef");

    assertThat(masker.apply("a\r\nbcd\nef")).isEqualTo("(secret)");
  }

  @Test
  void masksAShortSecretAtTheEndOfAText() {
    masker.remember("x");

    assertThat(masker.apply("x y x")).isEqualTo("(secret) y (secret)");
  }

  @Test
  void masksWhileOthersRemember() {
    masker.remember("first-secret");
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              masker.remember("secret-number-" + i);
              assertThat(masker.apply("first-secret secret-number-" + i))
                  .isEqualTo("(secret) (secret)");
            });
  }

  @Test
  void masksSignaturesThatNobodyNamed() {
    String uri = "https://a.blob.core.windows.net/c/a?sv=2024-11-04&sp=r&sig=aB%2BcDeF%3D";

    assertThat(new Masker().apply("can't read " + uri + " now"))
        .isEqualTo("can't read https://a.blob.core.windows.net/c/a?(secret) now");
  }

  @Test
  void masksTheSignatureOfARememberedAddressByItself() {
    masker.rememberSignatures("get https://a/c?sv=2024-11-04&sp=r&sig=aB%2BcDeF%3D");

    assertThat(masker.apply("get the signature aB+cDeF= or aB%2BcDeF%3D of https://a/c"))
        .isEqualTo("get the signature (secret) or (secret) of https://a/c");
  }

  @Test
  void masksAPackedTextAlsoWhenItIsCutShort() {
    String packed = "H4sIAAAA" + "Ab0/".repeat(50);
    masker.rememberPacked(packed);

    assertThat(masker.apply("bad: " + packed + " end")).isEqualTo("bad: (secret) end");
    assertThat(masker.apply("bad: " + packed.substring(0, 100))).isEqualTo("bad: (secret)");
    assertThat(masker.apply("bad: " + packed.substring(0, 60))).startsWith("bad: H4sI");
  }
}
