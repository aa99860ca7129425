package io.github.fleetmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAccessSignatureTest {

  private static final String QUERY = "sv=2024-11-04&se=2027-01-01&sr=b&sp=r&sig=aB%2Bc%2Fd%3D";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.blob.core.windows.net/c/install.sh?" + QUERY,
        "?" + QUERY,
        QUERY,
        "curl -o a 'https://a.blob.core.windows.net/c/a?" + QUERY + "' && bash a",
        "https://a.blob.core.windows.net/c/a?sig=aB%2Bc%2Fd%3D&SE=2027-01-01&SP=r",
        "<a href=\"https://a/c?sv=2024-11-04&amp;sp=r&amp;sig=aB%2Bc\">",
        "curl https://a/c?sv=2024-11-04^&sp=r^&sig=aB%2Bc",
        "{\"uri\":\"https://a/c?sv=2024-11-04\\u0026sp=r\\u0026sig=aB%2Bc\"}",
        "BlobEndpoint=https://a/;SharedAccessSignature=sv=2024-11-04&ss=b&sig=aB%2Bc&spr=https",
        "SharedAccessSignature sr=https%3A%2F%2Fbus&sig=aB%2Bc&se=1700000000&skn=root",
        "https://proxy/?to=https%3A%2F%2Fa%2Fc%3Fsv%3D2024-11-04%26sp%3Dr%26sig%3DaB%252Bc",
        "https://prod.westus.logic.azure.com/w?api-version=2016-10-01&sp=%2Fa&sv=1.0&sig=aBcdef",
      })
  void isFoundWhereverItStands(String text) {
    assertThat(SharedAccessSignature.isIn(text)).isTrue();
    assertThat(SharedAccessSignature.masked(text, "(secret)"))
        .contains("(secret)")
        .doesNotContain("aB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://a.blob.core.windows.net/c/install.sh",
        "https://a/c?sv=2024-11-04&se=2027-01-01&sp=r",
        "https://a/c?sig=aBcdef",
        "gpg --verify app.sig app.tar",
        "bash run.sh sig=value",
        "design=flat&sv=1",
        "https://a/c?sv=2024-11-04&sig=$SIG",
        "https://a/c?sv=2024-11-04&sig=%SIG%",
        "https://a/c?sv=2024-11-04&sig=",
        "https://a/c?sv=2024-11-04&sig={{secret://env/SIG}}",
        "https://a/c?(secret)",
      })
  void isNotSeenWhereThereIsNone(String text) {
    assertThat(SharedAccessSignature.isIn(text)).isFalse();
    assertThat(SharedAccessSignature.masked(text, "(secret)")).isEqualTo(text);
  }

  @Test
  void isToldByItsSignatureAndItsQuery() {
    assertThat(SharedAccessSignature.in("get https://a/c?" + QUERY + " now"))
        .singleElement()
        .satisfies(
            sas -> {
              assertThat(sas.query()).isEqualTo(QUERY);
              assertThat(sas.tellingTexts()).containsExactly(QUERY, "aB%2Bc%2Fd%3D", "aB+c/d=");
              assertThat(sas).hasToString("(secret)");
            });
  }

  @Test
  void leavesTheRestOfTheTextAsItIs() {
    String two = "a https://a/c?" + QUERY + " b https://a/d?" + QUERY + "#e";

    assertThat(SharedAccessSignature.masked(two, "(secret)"))
        .isEqualTo("a https://a/c?(secret) b https://a/d?(secret)");
  }
}
