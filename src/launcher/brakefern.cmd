@echo off
rem Starts brakefern on Windows with the settings that the launcher for other systems, beside this one, explains.
setlocal
set "compiler=-XX:TieredStopAtLevel=1"
for %%c in (krige idw cv simulate variogram) do if "%~1"=="%%c" set "compiler="
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:SharedArchiveFile="%~dp0brakefern.jsa" -Xshare:auto -Xlog:disable -XX:+UseSerialGC %compiler% %BRAKEFERN_JAVA_OPTIONS% -jar "%~dp0brakefern.jar" %*
exit /b %errorlevel%
