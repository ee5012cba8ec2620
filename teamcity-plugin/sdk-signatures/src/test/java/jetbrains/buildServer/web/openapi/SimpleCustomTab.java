package jetbrains.buildServer.web.openapi;

public class SimpleCustomTab extends SimplePageExtension {}
