package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is taken for a secret in the clear, and what isn't. */
class SecretLookTest {

  private static final String AZURE_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash install.sh --port 8080",
        "bash install.sh --password-file /run/secrets/db",
        "bash install.sh --password \"$DB_PASSWORD\"",
        "bash install.sh --password $(cat /run/secrets/db)",
        "bash install.sh --password '{{secret://env/DB_PASSWORD}}' --verbose",
        "bash install.sh --no-password now --ask-password later --token-type bearer",
        "DB_PASSWORD='{{secret://env/DB_PASSWORD}}' bash install.sh",
        "DB_PASSWORD=${OTHER} PASSWORD=`cat f` TOKEN=$TOKEN bash install.sh",
        "TOKEN=/etc/token SECRET_NAME=db PASSWORD= PWD=/app bash install.sh",
        "docker login -u app --password-stdin registry.example.com",
        "docker run --user 1000:1000 -e DB_PASSWORD image",
        "az keyvault secret show --vault-name v --name db-password",
        "vault kv get -field=password secret/db",
        "kubectl create secret generic db --from-file=password=/run/db",
        "mysql --password=%DB_PASSWORD% -u app",
        "PowerShell -File a.ps1 -Password $env:DB_PASSWORD -Token (Get-Content t)",
        "PowerShell -ExecutionPolicy Unrestricted .\\install-iis.ps1 >> \"%TEMP%\\StartupLog.txt\" 2>&1",
        "ConvertTo-SecureString $password -AsPlainText -Force",
        "passwd -l root; grep -c password /etc/ssh/sshd_config; echo token",
        "read -s -p 'Password: ' PASSWORD && export PASSWORD",
        "curl -u \"$USER:$PASSWORD\" https://example.com/a",
        "curl -H \"Authorization: Bearer $TOKEN\" https://example.com",
        "git clone https://$USER:$TOKEN@github.com/a/b",
        "git clone git@github.com:a/b && scp a app@host:/etc/b",
        "https://example.com/scripts/install.sh?version=3&sig=none",
        "https://example.com:8443/a@b",
        "<password>",
        "arn:aws:iam::123456789012:role/app",
        "sha512-Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "9b74c9897bac770ffc029102a200c5de0d1e5f8e1a9a2e1d8e2b0a4a6b8c1d2e",
        "00000000-0000-0000-0000-000000000001",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC app@host",
        "sed -i 's/^#PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config",
        "for token in a b; do echo $token; done",
        "java -Dspring.datasource.password=${DB_PASSWORD} -jar app.jar",
        "System.Xml, Version=4.0.0.0, PublicKeyToken=b77a5c561934e089",
      })
  void isNone(String text) {
    assertThat(SecretLook.at("command", text)).as(text).isEmpty();
  }

  static Stream<String> secrets() {
    return Stream.of(
        "bash a.sh --key " + AZURE_KEY + " --b",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + AZURE_KEY,
        "Endpoint=sb://a/;SharedAccessKeyName=root;SharedAccessKey=abcdefghijklmnop=",
        "Server=db;User=app;Password=hunter2;",
        "https://a.blob.core.windows.net/c/a.sh?sv=2024-11-04&sp=r&sig=aB%2BcDeF",
        "echo '-----BEGIN RSA PRIVATE KEY-----\nMIIE' > key",
        "curl -H 'X-Token: " + JWT + "' https://a",
        "aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE",
        "git clone https://x:ghp_0123456789abcdefghijABCDEFGHIJ012345@github.com/a/b",
        "echo github_pat_0123456789abcdefghijAB_cdefgh",
        "npm config set //r/:_auth npm_0123456789abcdefghijABCDEFGHIJ012345",
        "echo glpat-0123456789abcdefghij",
        "bash a.sh --password hunter2",
        "bash a.sh --db-password=hunter2",
        "PASSWORD=hunter2 bash a.sh",
        "export DB_PASSWORD='hunter2$'; bash a.sh",
        "API_KEY=\"hunter2\" bash a.sh",
        "java -Dspring.datasource.password=hunter2 -jar a.jar",
        "PowerShell -File a.ps1 -AdminPassword 'hunter2'",
        "setup.exe /quiet /password:hunter2",
        "curl -u app:hunter2 https://a",
        "curl --user 'app:hunter2' https://a",
        "curl -H 'Authorization: Basic YXBwOmh1bnRlcjI=' https://a",
        "wget https://app:hunter2@example.com/a.tgz",
        "psql postgres://app:hunter2@db/app",
        "ConvertTo-SecureString 'hunter2' -AsPlainText -Force",
        "curl -d '{\"password\": \"hunter2\"}' https://a",
        "curl https://a/b?access_token=hunter2x");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void isOne(String text) {
    assertThat(SecretLook.at("command", text)).as(text).isNotEmpty();
    assertThat(told(text)).doesNotContain("hunter2", "0123456789", "Eby8", "eyJ", "AKIA", "MIIE");
  }

  private static String told(String text) {
    return SecretLook.at("command", text).stream()
        .map(look -> look.what() + look.variable())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "password,hunter2,PASSWORD",
    "dbPassword,hunter2,DB_PASSWORD",
    "password,12345,PASSWORD",
    "DB_PWD,hunter2,DB_PWD",
    "apiKey,abc,API_KEY",
    "storageAccountKey,abc,STORAGE_ACCOUNT_KEY",
    "connectionString,Server=db,CONNECTION_STRING",
    "client-secret,abc,CLIENT_SECRET",
    "sasToken,abc,SAS_TOKEN",
  })
  void isToldByTheNameOfASetting(String name, String value, String variable) {
    assertThat(SecretLook.at(name, value))
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.variable()).isEqualTo(variable);
              assertThat(look.whole()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "password,secret://env/A",
    "password,''",
    "password,true",
    "password,$(PASSWORD)",
    "password,${PASSWORD}",
    "password,%PASSWORD%",
    "passwordFile,/run/db",
    "password,/run/db",
    "disablePasswordAuthentication,true",
    "tokenUrl,https://a/token",
    "secretUrl,https://v.vault.azure.net/secrets/a",
    "secret,https://v.vault.azure.net/secrets/a",
    "secretName,db",
    "secretsManagementSettings,x",
    "maxToken,100",
    "tokens,abc",
    "publicKeyToken,b77a5c561934e089",
    "keyVaultName,v",
    "monkey,abc",
    "compass,abc",
    "timestamp,123456789",
  })
  void otherNamesAndValuesTellNothing(String name, String value) {
    assertThat(SecretLook.at(name, value)).isEmpty();
  }

  @Test
  void severalAreToldTogether() {
    assertThat(SecretLook.at("command", "A_TOKEN=abcd bash a.sh --password hunter2"))
        .extracting(SecretLook::what)
        .containsExactly("a password at `password`", "a token at `A_TOKEN`");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesOfThisProjectHaveNone(Path pom) throws Exception {
    NodeList leaves =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "//configuration//*[not(*)]",
                    new InputSource(pom.toUri().toString()),
                    XPathConstants.NODESET);
    for (int i = 0; i < leaves.getLength(); i++) {
      Node leaf = leaves.item(i);
      assertThat(SecretLook.at(leaf.getNodeName(), leaf.getTextContent().strip()))
          .as(leaf.getNodeName())
          .isEmpty();
    }
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/it"))) {
      return files.filter(f -> f.endsWith("pom.xml")).toList();
    }
  }
}
