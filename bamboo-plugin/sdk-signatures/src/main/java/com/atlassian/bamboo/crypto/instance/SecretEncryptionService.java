package com.atlassian.bamboo.crypto.instance;

public interface SecretEncryptionService {
    String encrypt(String secretToEncrypt);

    String decrypt(String encryptedSecret);

    boolean isEncrypted(String string);
}
