package dev.slipway.api;

/** What the text of a variable means. */
public enum VariableType {
    STRING,
    SENSITIVE,
    CERTIFICATE,
    AMAZON_WEB_SERVICES_ACCOUNT,
    AZURE_ACCOUNT,
    GOOGLE_CLOUD_ACCOUNT,
    USERNAME_PASSWORD_ACCOUNT,
    GENERIC_OIDC_ACCOUNT,
    WORKER_POOL
}
