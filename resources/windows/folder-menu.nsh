; "Open in Negatoscope" in the menu of a folder. SHELL_CONTEXT is this person's part of the registry, as the program is installed
; for one person.
!macro customInstall
  StrCpy $0 "Open in Negatoscope"
  ${if} $LANGUAGE == 1036
    StrCpy $0 "Ouvrir dans Negatoscope"
  ${endif}
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Negatoscope" "" "$0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Negatoscope" "Icon" "$INSTDIR\Negatoscope.exe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Negatoscope\command" "" '"$INSTDIR\Negatoscope.exe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Directory\shell\Negatoscope"
!macroend
