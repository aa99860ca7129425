package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where content is kept, and what is said about mistakes in it. */
class ContentPlaceTest {

  private static final String GUID = "00000000-0000-0000-0000-00000000000a";

  @Test
  void aContainerIsReadByTheMachinesOwnIdentity() {
    assertThat(storage(""))
        .isEqualTo(
            new ContentPlace.AzureStorage(
                "pom.xml:1",
                "acct1",
                "https://acct1.blob.core.windows.net",
                "fleet",
                "",
                Optional.empty(),
                new ContentAccess.ManagedIdentity(Optional.empty(), Optional.empty())));
  }

  @Test
  void anIdentityOfTheUsersIsNamed() {
    assertThat(
            storage("<managedIdentity><clientId>" + GUID + "</clientId></managedIdentity>")
                .access())
        .isEqualTo(new ContentAccess.ManagedIdentity(Optional.of(GUID), Optional.empty()));
  }

  @Test
  void everythingIsTakenAsItIsWritten() {
    ContentPlace.AzureStorage storage =
        storage(
            "<prefix>/a/b/</prefix><endpoint>http://127.0.0.1:10000/acct1/</endpoint>"
                + "<accountKey>secret://env/KEY</accountKey><access>sas</access>"
                + "<sasValidity>P30D</sasValidity>");

    assertThat(storage.baseUri()).isEqualTo("http://127.0.0.1:10000/acct1/fleet/a/b");
    assertThat(storage.accountKey()).contains("secret://env/KEY");
    assertThat(storage.access()).isEqualTo(new ContentAccess.Sas(Duration.ofDays(30)));
  }

  @Test
  void aSasLastsAsLongAsItsSignerMaySign() {
    assertThat(storage("<access>sas</access>").access())
        .isEqualTo(new ContentAccess.Sas(Duration.ofDays(7).minusHours(1)));
    assertThat(storage("<access>sas</access><accountKey>secret://env/KEY</accountKey>").access())
        .isEqualTo(new ContentAccess.Sas(Duration.ofDays(365)));
  }

  @Test
  void theAccountLivesInTheChosenCloud() {
    String china =
        PomText.AZURE.replace("</azure>", "<environment>AZURE_CHINA</environment></azure>");

    assertThat(place(china, inStorage("")).baseUri())
        .isEqualTo("https://acct1.blob.core.chinacloudapi.cn/fleet");
  }

  @Test
  void aWebServerAndAMavenRepositoryAreReadByAnyone() {
    assertThat(place(PomText.AZURE, "<http><baseUri>https://files.example/raw/</baseUri></http>"))
        .isEqualTo(
            new ContentPlace.Http("pom.xml:1", "https://files.example/raw", Optional.empty()));
    ContentPlace repository =
        place(
            PomText.AZURE,
            "<mavenRepository><url>https://repo.example/releases</url><serverId>repo</serverId>"
                + "<groupId>org.example</groupId></mavenRepository>");
    assertThat(repository.baseUri())
        .isEqualTo("https://repo.example/releases/org/example/fleet-content");
    assertThat(repository.access()).isEqualTo(new ContentAccess.Open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it names no place; name one of <azureStorage>, <http>, <mavenRepository>",
        "<http><baseUri>http://files.example</baseUri></http> | plain http",
        "<http><baseUri>https://files.example?sig=a</baseUri></http> | more than a path",
        "<http/> | <baseUri> is missing",
        "<azureStorage><account>acct1</account></azureStorage> | <container> is missing",
        "<azurStorage/> | did you mean <azureStorage>?",
        "<mavenRepository><url>https://repo.example</url></mavenRepository>"
            + " | <groupId> is missing",
      })
  void aMistakeIsToldWithARemedy(String content, String problem) {
    assertThat(PomText.problems("<content>" + content + "</content>"))
        .anySatisfy(p -> assertThat(p).contains("content").contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<accountKey>c2VjcmV0a2V5</accountKey> | the key stands in the pom",
        "<access>accountKey</access> | needs an <accountKey>",
        "<access>sas</access><sasValidity>P8D</sasValidity> | seven days at most",
        "<access>sas</access><sasValidity>PT5M</sasValidity> | PT1H or more",
        "<sasValidity>P1D</sasValidity> | has no effect",
        "<access>sas</access><managedIdentity/> | has no effect",
        "<managedIdentity/> | one of <clientId> and <objectId>",
        "<managedIdentity><clientId>me</clientId></managedIdentity> | write a GUID",
        "<prefix>a b</prefix> | `a b` is not one that Azure takes",
        "<access>everyone</access> | is none of managedIdentity, sas, accountKey",
      })
  void aMistakeInAContainerIsToldWithARemedy(String inside, String problem) {
    assertThat(PomText.problems("<content>" + inStorage(inside) + "</content>"))
        .anySatisfy(p -> assertThat(p).startsWith("pom.xml:1: content/azure").contains(problem));
  }

  @Test
  void aKeyInThePomIsNotRepeated() {
    assertThat(
            PomText.problems(
                "<content>" + inStorage("<accountKey>c2VjcmV0a2V5</accountKey>") + "</content>"))
        .noneMatch(p -> p.contains("c2VjcmV0a2V5"));
  }

  private static ContentPlace.AzureStorage storage(String inside) {
    return (ContentPlace.AzureStorage) place(PomText.AZURE, inStorage(inside));
  }

  private static String inStorage(String inside) {
    return "<azureStorage><account>acct1</account><container>fleet</container>"
        + inside
        + "</azureStorage>";
  }

  private static ContentPlace place(String azure, String content) {
    ConfigurationReader.Result result = PomText.read(azure + "<content>" + content + "</content>");
    assertThat(result.diagnostics()).isEmpty();
    return result.fleet().orElseThrow().content().orElseThrow();
  }
}
