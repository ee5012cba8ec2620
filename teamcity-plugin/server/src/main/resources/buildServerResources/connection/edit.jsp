<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" %>
<%@ include file="/include-internal.jsp" %>
<%@ taglib prefix="props" tagdir="/WEB-INF/tags/props" %>
<%@ taglib prefix="l" tagdir="/WEB-INF/tags/layout" %>
<jsp:useBean id="propertiesBean" scope="request" type="jetbrains.buildServer.controllers.BasePropertiesBean"/>

<tr>
  <th><label for="displayName">Name: <l:star/></label></th>
  <td>
    <props:textProperty name="displayName" className="longField"/>
    <span class="error" id="error_displayName"></span>
    <span class="smallNote">Under which steps of this project and its sub-projects choose the connection.</span>
  </td>
</tr>
<tr>
  <th><label for="slipway.url">Server address: <l:star/></label></th>
  <td>
    <props:textProperty name="slipway.url" className="longField"/>
    <span class="error" id="error_slipway.url"></span>
    <span class="smallNote">Such as https://deploy.example.com</span>
  </td>
</tr>
<tr>
  <th><label for="secure:slipway.apiKey">API key: <l:star/></label></th>
  <td>
    <props:passwordProperty name="secure:slipway.apiKey" className="longField"/>
    <span class="error" id="error_secure:slipway.apiKey"></span>
    <span class="smallNote">Of a user that may do what builds are to do. Or a reference to a parameter of the type password, such as %slipway.key%</span>
  </td>
</tr>
<tr>
  <th><label for="slipway.space">Space:</label></th>
  <td>
    <props:textProperty name="slipway.space" className="longField"/>
    <span class="error" id="error_slipway.space"></span>
    <span class="smallNote">Name, slug or id of the space for steps that name none. Empty: the server's default one.</span>
  </td>
</tr>
<tr>
  <th><label for="slipway.trustedCertificates">Trusted certificates:</label></th>
  <td>
    <props:multilineProperty name="slipway.trustedCertificates" className="longField" linkTitle="Trusted certificates" cols="60" rows="4"/>
    <span class="error" id="error_slipway.trustedCertificates"></span>
    <span class="smallNote">In PEM, trusted besides those that Java trusts: for a server whose certificate is from a company's own authority. A step that uses the connection has a button to test it.</span>
  </td>
</tr>
